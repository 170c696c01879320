package dev.sutler.app;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/// The sources as javac parses them, for rules that a look at lines cannot decide.
final class SyntaxTrees {

    private static final Set<String> TEST_ANNOTATIONS =
            Set.of("Test", "ParameterizedTest", "RepeatedTest", "TestFactory", "TestTemplate");

    private final List<SourceText> sources;

    SyntaxTrees(List<SourceText> sources) {
        this.sources = sources;
    }

    /// Methods and constructors of more than `limit` lines, annotations included.
    List<String> methodsLongerThan(int limit) {
        List<String> found = new ArrayList<>();
        forEachUnit(
                (source, unit, positions) ->
                        new TreeScanner<Void, Void>() {
                            @Override
                            public Void visitMethod(MethodTree method, Void unused) {
                                long first = line(unit, positions.getStartPosition(unit, method));
                                long lines =
                                        line(unit, positions.getEndPosition(unit, method))
                                                - first
                                                + 1;
                                if (positions.getEndPosition(unit, method) >= 0 && lines > limit) {
                                    found.add(
                                            source.at(
                                                    first,
                                                    method.getName() + " has " + lines + " lines"));
                                }
                                return super.visitMethod(method, null);
                            }
                        }.scan(unit, null));
        return found;
    }

    /// Top-level classes that hold tests, or extend a contract of tests, under a name that Maven
    /// does not run.
    List<String> testClassesNotNamedTest() {
        List<String> found = new ArrayList<>();
        forEachUnit(
                (source, unit, positions) -> {
                    for (Tree type : unit.getTypeDecls()) {
                        if (type instanceof ClassTree top
                                && !top.getModifiers().getFlags().contains(Modifier.ABSTRACT)
                                && !top.getSimpleName().toString().endsWith("Test")
                                && isTestClass(top)) {
                            long at = line(unit, positions.getStartPosition(unit, top));
                            found.add(
                                    source.at(
                                            at,
                                            top.getSimpleName()
                                                    + " has tests but no name that ends with Test"));
                        }
                    }
                });
        return found;
    }

    private static boolean isTestClass(ClassTree type) {
        List<Tree> above = new ArrayList<>(type.getImplementsClause());
        if (type.getExtendsClause() != null) {
            above.add(type.getExtendsClause());
        }
        return above.stream().anyMatch(parent -> parent.toString().matches(".*Contract(<.*>)?"))
                || type.getMembers().stream().anyMatch(SyntaxTrees::isOrHoldsTest);
    }

    private static boolean isOrHoldsTest(Tree member) {
        return switch (member) {
            case MethodTree method ->
                    method.getModifiers().getAnnotations().stream()
                            .map(AnnotationTree::getAnnotationType)
                            .anyMatch(
                                    annotation -> TEST_ANNOTATIONS.contains(annotation.toString()));
            case ClassTree nested -> isTestClass(nested);
            default -> false;
        };
    }

    private static long line(CompilationUnitTree unit, long position) {
        return unit.getLineMap().getLineNumber(Math.max(0, position));
    }

    private interface UnitVisitor {
        void visit(SourceText source, CompilationUnitTree unit, SourcePositions positions);
    }

    private void forEachUnit(UnitVisitor visitor) {
        Map<String, SourceText> byUri =
                sources.stream()
                        .collect(
                                Collectors.toMap(
                                        s -> s.file().toUri().toString(), Function.identity()));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            var paths = sources.stream().map(SourceText::file).toList();
            var task =
                    (JavacTask)
                            compiler.getTask(
                                    null,
                                    files,
                                    null,
                                    List.of("-proc:none"),
                                    null,
                                    files.getJavaFileObjectsFromPaths(paths));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            for (CompilationUnitTree unit : task.parse()) {
                SourceText source = byUri.get(unit.getSourceFile().toUri().toString());
                if (source == null) {
                    throw new IllegalStateException(
                            "parsed a file that was not asked for: " + unit.getSourceFile());
                }
                visitor.visit(source, unit, positions);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

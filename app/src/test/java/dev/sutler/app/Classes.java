package dev.sutler.app;

import static com.tngtech.archunit.base.DescribedPredicate.describe;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

import java.util.Set;
import java.util.stream.Stream;

/// The compiled classes of all modules without their tests, and the words that rules about them are
/// made of.
final class Classes {

    private static final Set<String> BARE_EXCEPTIONS =
            Set.of(
                    "java.lang.Throwable",
                    "java.lang.Error",
                    "java.lang.Exception",
                    "java.lang.RuntimeException");

    /// Methods that bring a clock, chance or a thread from nowhere, by class; `*` is every method.
    private static final Set<String> AMBIENT =
            Set.of(
                    "java.lang.System.currentTimeMillis",
                    "java.lang.System.nanoTime",
                    "java.time.Clock.*",
                    "java.time.InstantSource.system",
                    "java.util.UUID.randomUUID",
                    "java.lang.Math.random",
                    "java.lang.Thread.ofVirtual",
                    "java.lang.Thread.ofPlatform",
                    "java.lang.Thread.startVirtualThread",
                    "java.util.concurrent.Executors.*",
                    "java.util.concurrent.ThreadLocalRandom.*",
                    "java.util.concurrent.CompletableFuture.supplyAsync",
                    "java.util.concurrent.CompletableFuture.runAsync");

    private static final Set<String> AMBIENT_CONSTRUCTORS =
            Set.of(
                    "java.util.Date",
                    "java.util.Random",
                    "java.util.SplittableRandom",
                    "java.security.SecureRandom",
                    "java.lang.Thread",
                    "java.util.Timer");

    private Classes() {}

    static JavaClasses ofProduction() {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.sutler");
    }

    /// Top-level types, without those that only carry a package's annotations.
    static Stream<JavaClass> topLevel(JavaClasses classes) {
        return classes.stream()
                .filter(JavaClass::isTopLevelClass)
                .filter(type -> !type.getSimpleName().equals("package-info"));
    }

    /// A clock, chance or a thread that was not handed in.
    static DescribedPredicate<JavaAccess<?>> anAmbientClockOrChanceOrThread() {
        return describe(
                "takes a clock, chance or a thread that was not handed in", Classes::isAmbient);
    }

    private static boolean isAmbient(JavaAccess<?> access) {
        String owner = access.getTargetOwner().getName();
        String name = access.getTarget().getName();
        if (access instanceof JavaConstructorCall) {
            return AMBIENT_CONSTRUCTORS.contains(owner);
        }
        // Static only: a clock's own methods are what it was handed in for.
        boolean now =
                owner.startsWith("java.time.")
                        && name.equals("now")
                        && access.getTarget().getFullName().endsWith("()");
        boolean onClock =
                owner.equals("java.time.Clock")
                        && !name.startsWith("system")
                        && !name.startsWith("tick");
        boolean listed = AMBIENT.contains(owner + "." + name) || AMBIENT.contains(owner + ".*");
        return now || (listed && !onClock);
    }

    /// `new RuntimeException(…)` and its like, except where an exception class calls its parent's
    /// constructor.
    static DescribedPredicate<JavaConstructorCall> aBareException() {
        return describe(
                "makes a bare exception",
                call -> {
                    boolean isSuper =
                            call.getOrigin().isConstructor()
                                    && call.getOriginOwner()
                                            .isAssignableTo(call.getTargetOwner().getName());
                    return BARE_EXCEPTIONS.contains(call.getTargetOwner().getName()) && !isSuper;
                });
    }

    /// A call of one of the named methods, on that type or on one below it.
    static DescribedPredicate<JavaAccess<?>> aCallOf(String type, Set<String> methods) {
        return describe(
                "calls " + type + "." + String.join("|", methods),
                access ->
                        access.getTargetOwner().isAssignableTo(type)
                                && methods.contains(access.getTarget().getName()));
    }

    /// At most so many constructor parameters, as the source writes them.
    static ArchCondition<JavaClass> haveConstructorsOfAtMost(int limit) {
        return new ArchCondition<>("have constructors of at most " + limit + " parameters") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (JavaConstructor constructor : type.getConstructors()) {
                    int parameters = writtenParameters(type, constructor);
                    String message =
                            "%s has %d parameters in %s"
                                    .formatted(
                                            constructor.getFullName(),
                                            parameters,
                                            constructor.getSourceCodeLocation());
                    events.add(new SimpleConditionEvent(constructor, parameters <= limit, message));
                }
            }
        };
    }

    /// Without those that the compiler adds: an enum's name and ordinal, an inner class's outer
    /// instance.
    private static int writtenParameters(JavaClass type, JavaCodeUnit constructor) {
        int all = constructor.getRawParameterTypes().size();
        if (type.isEnum()) {
            return all - 2;
        }
        boolean inner = type.isMemberClass() && !type.getModifiers().contains(JavaModifier.STATIC);
        return inner ? all - 1 : all;
    }
}

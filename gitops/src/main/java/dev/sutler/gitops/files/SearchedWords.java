package dev.sutler.gitops.files;

import tools.jackson.dataformat.yaml.util.StringQuotingChecker;

import java.util.regex.Pattern;

/// What shell pipelines search files for, as text: `grep 'planId:'`, `grep 'deleted:'`, `grep
/// 'status:'`. Each must be found once, at the margin, whatever a platform sent.
///
/// Anywhere else a key gets quotes, so that its quote stands before the colon; within quotes the
/// colon is written as `\x3a`. Both read as what they were.
final class SearchedWords {

    private static final String WORDS = "(planId|deleted|status)";
    private static final Pattern IN_A_KEY = Pattern.compile(WORDS + "(:|$)");
    private static final Pattern NOT_AT_THE_MARGIN = Pattern.compile("(?md)(?<!^)" + WORDS + ":");
    private static final Pattern QUOTED_AT_THE_MARGIN = Pattern.compile("(?md)^\"" + WORDS + "\":");

    private SearchedWords() {}

    /// @param yaml written with [Quoting], so that the words stand in double quotes or alone
    static String hidden(String yaml) {
        String hidden = NOT_AT_THE_MARGIN.matcher(yaml).replaceAll("$1\\\\x3a");
        return QUOTED_AT_THE_MARGIN.matcher(hidden).replaceAll("$1:");
    }

    /// Which keys get double quotes: also those with the words in them, what YAML would merge, and
    /// those with characters that end lines for some readers, which the library writes bare.
    static final class Quoting extends StringQuotingChecker.Default {

        private static final long serialVersionUID = 1;

        @Override
        public boolean needToQuoteName(String name) {
            return super.needToQuoteName(name)
                    || name.equals("<<")
                    || IN_A_KEY.matcher(name).find()
                    || !name.codePoints().allMatch(Quoting::isVisible);
        }

        private static boolean isVisible(int character) {
            int type = Character.getType(character);
            return character == ' '
                    || (type != Character.CONTROL
                            && type != Character.FORMAT
                            && type != Character.SPACE_SEPARATOR
                            && type != Character.LINE_SEPARATOR
                            && type != Character.PARAGRAPH_SEPARATOR);
        }
    }
}

package dev.sutler.gitops.mirror;

import java.util.regex.Pattern;

/// Addresses, for people to read.
final class Urls {

    private static final Pattern USER_INFO = Pattern.compile("(?<=://)[^/?#]*@");
    private static final Pattern QUERY = Pattern.compile("[?#].*$");

    private Urls() {}

    /// An address without user, password, query and fragment, where secrets could stand.
    static String displayed(String url) {
        return QUERY.matcher(USER_INFO.matcher(url).replaceAll("")).replaceAll("");
    }
}

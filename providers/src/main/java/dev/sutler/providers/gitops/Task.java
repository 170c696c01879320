package dev.sutler.providers.gitops;

/// One call's wish.
///
/// @param kind what is wanted
/// @param id what it is about, for people
/// @param place where it stands
/// @param operation what a status has to name if it names anything: another word for cleaning up
///   after a provision than for the provision itself
/// @param epoch the call's number
/// @param paper what the file should say
record Task(Kind kind, String id, Place place, String operation, long epoch, Paper paper) {}

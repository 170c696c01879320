package dev.sutler.spi;

/// A provider that can be told over HTTP that something has changed outside, by `POST
/// /<type>/<channel>/webhook`. Everybody who reaches the broker can send one: the broker knows no
/// password for it, so the provider checks what the sender signed or showed.
public interface Notified {

    /// Takes note, and returns at once: what there is to do is done later, and elsewhere. It may be
    /// called from many threads, and as often as somebody likes.
    ///
    /// All providers of the type are asked. It changes nothing, and remembers nothing, before the
    /// notice was found to be genuine. Secrets are compared in constant time.
    Reception notified(Notice notice);
}

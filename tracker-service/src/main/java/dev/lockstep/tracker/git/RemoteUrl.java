package dev.lockstep.tracker.git;

import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.transport.UsernamePasswordCredentialsProvider;

/** Where a project's repository is, known to be of a kind that the tracker connects to. Its text never shows credentials. */
final class RemoteUrl {
    /** Git runs {@code <helper>::<anything>} as a program. */
    private static final Pattern HELPER = Pattern.compile("^[A-Za-z0-9+.-]+::.*");

    private static final Pattern ANY_CREDENTIALS = Pattern.compile("://[^/@\\s]*@");

    private static final String KINDS = "Use https://, ssh://, user@host:path or file://.";

    private final URIish uri;

    private RemoteUrl(URIish uri) {
        this.uri = uri;
    }

    /**
     * Reads a URL.
     *
     * @throws RepositoryUnavailableException when it is malformed, or of a kind that is refused
     */
    static RemoteUrl parse(String url) {
        if (HELPER.matcher(url).matches() || url.chars().anyMatch(c -> c <= ' ' || c == 0x7f)) {
            throw new RepositoryUnavailableException("The repository's URL is not one that can be cloned. " + KINDS);
        }
        try {
            RemoteUrl parsed = new RemoteUrl(new URIish(url));
            parsed.requireKind();
            return parsed;
        } catch (URISyntaxException e) {
            // The parser's own message quotes the URL, and with it any credentials.
            throw new RepositoryUnavailableException("The repository's URL is malformed. " + KINDS);
        }
    }

    private void requireKind() {
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        String host = uri.getHost() == null ? "" : uri.getHost();
        boolean fine =
                switch (scheme) {
                    case "file" -> host.isEmpty();
                    case "https", "ssh", "" -> !host.isEmpty();
                    default -> false;
                };
        // ssh would take such a host or user for an option.
        boolean option = host.startsWith("-") || String.valueOf(uri.getUser()).startsWith("-");
        if (!fine || option) {
            throw new RepositoryUnavailableException("The repository " + this + " can't be used. " + KINDS);
        }
    }

    URIish uri() {
        return uri;
    }

    /** The folder of a {@code file://} repository. */
    Optional<String> folder() {
        return "file".equalsIgnoreCase(uri.getScheme()) ? Optional.of(uri.getPath()) : Optional.empty();
    }

    Optional<CredentialsProvider> credentials() {
        boolean web = "https".equalsIgnoreCase(uri.getScheme());
        if (!web || uri.getUser() == null) {
            return Optional.empty();
        }
        String password = uri.getPass() == null ? "" : uri.getPass();
        return Optional.of(new UsernamePasswordCredentialsProvider(uri.getUser(), password));
    }

    boolean hasCredentials() {
        return uri.getUser() != null;
    }

    /** A text without the user and password of this URL or any other, which libraries and hosts quote in their messages. */
    String scrub(String text) {
        String withoutUrls = ANY_CREDENTIALS.matcher(text).replaceAll("://");
        String withoutPassword = uri.getPass() == null ? withoutUrls : withoutUrls.replace(uri.getPass(), "…");
        return uri.getUser() == null ? withoutPassword : withoutPassword.replace(uri.getUser() + "@", "");
    }

    @Override
    public String toString() {
        return uri.setUser(null).setPass(null).toString();
    }
}

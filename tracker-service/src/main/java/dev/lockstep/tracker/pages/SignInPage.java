package dev.lockstep.tracker.pages;

import dev.lockstep.tracker.security.TokenAuthentication;
import dev.lockstep.tracker.security.WebSessions;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gives a browser to a person who shows a token. A link can carry one after its {@code #}, which no server is ever sent. */
@Path("/")
@PermitAll
@RunOnVirtualThread
public class SignInPage {
    private static final int FORBIDDEN = 403;

    private final WebSessions sessions;

    SignInPage(WebSessions sessions) {
        this.sessions = sessions;
    }

    @CheckedTemplate(basePath = "pages", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record SignIn(String to, boolean refused) implements TemplateInstance {}

    @GET
    @Path("sign-in")
    public TemplateInstance ask(@QueryParam("to") @DefaultValue("/") String to) {
        return new SignIn(local(to), false);
    }

    @POST
    @Path("sign-in")
    public Response signIn(
            @FormParam("token") @DefaultValue("") String token,
            @FormParam("to") @DefaultValue("/") String to,
            @Context UriInfo uri) {
        Optional<String> key = sessions.open(token.strip());
        return key.map(value -> Response.seeOther(URI.create(local(to)))
                        .cookie(cookie(value, WebSessions.SECONDS, uri))
                        .build())
                .orElseGet(() -> Response.status(FORBIDDEN)
                        .entity(new SignIn(local(to), true))
                        .build());
    }

    @POST
    @Path("sign-out")
    public Response signOut(@CookieParam(TokenAuthentication.COOKIE) @Nullable String key, @Context UriInfo uri) {
        Optional.ofNullable(key).ifPresent(sessions::close);
        return Response.seeOther(URI.create("/sign-in"))
                .cookie(cookie("", 0, uri))
                .build();
    }

    private static NewCookie cookie(String value, int seconds, UriInfo uri) {
        return new NewCookie.Builder(TokenAuthentication.COOKIE)
                .value(value)
                .path("/")
                .maxAge(seconds)
                .httpOnly(true)
                .secure("https".equals(uri.getRequestUri().getScheme()))
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }

    /** A page of this tracker and of nobody else; the inbox if the path says anything different. */
    static String local(String path) {
        boolean own = path.startsWith("/") && path.chars().allMatch(SignInPage::isPlain) && !path.startsWith("//");
        return own && isAddress(path) ? path : "/";
    }

    private static boolean isAddress(String path) {
        try {
            new URI(path);
            return true;
        } catch (URISyntaxException _) {
            return false;
        }
    }

    /** Browsers take a backslash for a slash, and drop control characters. */
    private static boolean isPlain(int character) {
        return character > ' ' && character < 0x7f && character != '\\' && character != '"';
    }
}

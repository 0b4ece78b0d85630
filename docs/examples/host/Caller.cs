using System.Security.Claims;

namespace ReferenceHost;

/// <summary>Who asks. This host believes the header X-User: replace it by your authentication, here and nowhere else.</summary>
internal static class Caller
{
    /// <summary>Every endpoint passes here. With authentication by ASP.NET Core, remove this filter and write <c>app.MapGroup("/v1").RequireAuthorization()</c>.</summary>
    public static ValueTask<object?> AuthenticateAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var name = http.Request.Headers["X-User"] is [{ Length: > 0 } given] ? given : "anonymous";
        http.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, name)], "X-User"));
        return next(context);
    }

    /// <summary>The name of the user, which the audit trail keeps with each change.</summary>
    public static string NameOf(HttpContext http) => http.User.Identity?.Name ?? throw new InvalidOperationException("The request has not been authenticated.");
}

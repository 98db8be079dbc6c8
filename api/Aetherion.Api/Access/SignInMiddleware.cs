using Aetherion.GrainInterfaces;
using Microsoft.AspNetCore.Http;

namespace Aetherion.Api.Access;

/// <summary>
/// Finds out whose request it is before anything else looks at it, and lets nobody in whom the address does not allow.
/// </summary>
internal sealed class SignInMiddleware(
    RequestDelegate next, ApiOptions options, Authenticator authenticator, ClientAddress addresses)
{
    /// <summary>What is asked where an address says nothing.</summary>
    private static readonly EndpointAccess Undeclared = new(AccessPolicies.Operate);

    private const string SignInFirst =
        "Sign in first: send a token or an API key as 'Authorization: Bearer ...'.";

    public Task InvokeAsync(HttpContext context, RequestCaller request) =>
        context.GetEndpoint() is { } endpoint
            ? InvokeAsync(context, request, endpoint.Metadata.GetMetadata<EndpointAccess>() ?? Undeclared)
            : next(context);

    private async Task InvokeAsync(HttpContext context, RequestCaller request, EndpointAccess access)
    {
        var address = addresses.Of(context);
        var caller = request.Caller;
        if (options.SignIn is not null && Credentials.Of(context) is { } credential)
        {
            var result = await authenticator.SignInAsync(credential, address, context.RequestAborted);
            if (result.Caller is null)
            {
                await RefuseAsync(context, result);
                return;
            }
            caller = result.Caller;
        }
        request.Caller = caller = caller with
        {
            Address = address?.ToString(),
            RequestId = context.TraceIdentifier,
        };
        if (Refuse(context, request, access) is { } refusal)
        {
            await refusal;
            return;
        }
        CallerContext.Current = caller;
        await next(context);
    }

    private static Task RefuseAsync(HttpContext context, SignInResult result) => result.IsUnavailable
        ? AccessRefusal.UnavailableAsync(context, result.Refusal!)
        : AccessRefusal.UnauthenticatedAsync(context, result.Refusal!);

    private Task? Refuse(HttpContext context, ICallerContext caller, EndpointAccess access)
    {
        if (access.DecidesItself)
            return caller.IsAnonymous && !MayTryAnonymously(context)
                ? AccessRefusal.UnauthenticatedAsync(context, SignInFirst)
                : null;
        if (access.Policy is null)
            return null;
        if (caller.IsAnonymous)
            return AccessRefusal.UnauthenticatedAsync(context, SignInFirst);
        return AccessPolicies.Allows(access.Policy, caller.Caller)
            ? null
            : AccessRefusal.ForbiddenAsync(context, "Your role or scopes do not allow this address.");
    }

    /// <summary>
    /// A socket signs in with its first message, and a browser that opens the address is shown a page. Whoever else has
    /// not signed in learns nothing of the schema, not even by what a wrong document is answered.
    /// </summary>
    private bool MayTryAnonymously(HttpContext context) =>
        options.IntrospectionForAnonymous
        || context.WebSockets.IsWebSocketRequest
        || (HttpMethods.IsGet(context.Request.Method)
            && !context.Request.Query.ContainsKey("query")
            && context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase));
}

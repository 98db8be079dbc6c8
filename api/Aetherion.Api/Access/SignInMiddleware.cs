using System.Net;
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

    // Mostly everything is known at once, and the request goes on without a state machine of its own.
    private Task InvokeAsync(HttpContext context, RequestCaller request, EndpointAccess access)
    {
        var address = addresses.Of(context);
        if (options.SignIn is null || Credentials.Of(context) is not { } credential)
            return EnterAsync(context, request, request.Caller, address, access);
        var signIn = authenticator.SignInAsync(credential, address, context.RequestAborted);
        return signIn.IsCompletedSuccessfully
            ? EnterAsync(context, request, signIn.Result, address, access)
            : EnterAsync(context, request, signIn, address, access);
    }

    private async Task EnterAsync(
        HttpContext context, RequestCaller request, ValueTask<SignInResult> signIn, IPAddress? address, EndpointAccess access) =>
        await EnterAsync(context, request, await signIn, address, access);

    private Task EnterAsync(
        HttpContext context, RequestCaller request, SignInResult result, IPAddress? address, EndpointAccess access) =>
        result.Caller is { } caller
            ? EnterAsync(context, request, caller, address, access)
            : RefuseAsync(context, result);

    private Task EnterAsync(
        HttpContext context, RequestCaller request, Caller caller, IPAddress? address, EndpointAccess access)
    {
        request.Caller = caller = caller with
        {
            Address = address?.ToString(),
            RequestId = context.TraceIdentifier,
        };
        if (Refuse(context, request, access) is { } refusal)
            return refusal;
        CallerContext.Current = caller;
        return next(context);
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

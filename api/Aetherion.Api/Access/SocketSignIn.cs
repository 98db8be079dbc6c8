using System.Net;
using System.Text.Json;
using Aetherion.GrainInterfaces;
using Aetherion.GraphQL.Execution;
using Aetherion.GraphQL.Transport;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Aetherion.Api.Access;

/// <summary>
/// Signs GraphQL sockets in by the payload of connection_init, or by their request's header; a ping with a fresh token
/// prolongs the sign-in. Event streams are watched over as sockets are.
/// </summary>
internal sealed class SocketSignIn(
    ApiOptions options, Authenticator authenticator, OpenSessions sessions, TimeProvider time)
    : ISocketSessionInterceptor, IHttpRequestInterceptor
{
    private const string EventStream = "text/event-stream";

    /// <summary>Who has signed in on a socket last, or with its request.</summary>
    public static Caller CallerOf(SocketSession session) => SessionOf(session).Caller;

    public ValueTask<ExecutionScope> OnCreateAsync(
        HttpContext context, GraphQLRequest request, ExecutionScope scope, CancellationToken cancellationToken)
    {
        var caller = scope.Services.GetRequiredService<ICallerContext>();
        if (!caller.IsAnonymous
            && context.Request.Headers.Accept.ToString().Contains(EventStream, StringComparison.OrdinalIgnoreCase))
        {
            var ended = new CancellationTokenSource();
            var session = new OpenSession(caller.Caller, ended.CancelAsync);
            sessions.Add(session);
            context.Response.OnCompleted(() =>
            {
                sessions.Remove(session);
                return Task.CompletedTask;
            });
            scope = scope with { SignInEnded = ended.Token };
        }
        return new ValueTask<ExecutionScope>(scope);
    }

    public void OnOpen(SocketSession session, HttpContext context) =>
        session.Features.Set(new OpenSession(
            context.RequestServices.GetRequiredService<ICallerContext>().Caller, () => End(session)));

    public async ValueTask OnConnectAsync(
        SocketSession session, JsonElement payload, CancellationToken cancellationToken)
    {
        var open = SessionOf(session);
        if (options.SignIn is not null && Credentials.Of(payload) is { } credential)
            open.Caller = await SignInAsync(credential, open.Caller, cancellationToken);
        if (open.Caller.Tenant.Length == 0 && !options.IntrospectionForAnonymous)
            throw Refuse("Sign in with the payload of connection_init.");
        session.SignInEnd = open.Caller.ExpiresTime;
        if (open.Caller.Tenant.Length > 0)
            sessions.Add(open);
    }

    // Not an async method: what it sets for the calls to come would be lost at its end.
    public ValueTask<ExecutionScope> OnRequestAsync(
        SocketSession session, GraphQLRequest request, ExecutionScope scope, CancellationToken cancellationToken)
    {
        var caller = SessionOf(session).Caller;
        scope.Services.GetRequiredService<RequestCaller>().Caller = caller;
        CallerContext.Current = caller;
        return new ValueTask<ExecutionScope>(scope);
    }

    public async ValueTask OnPingAsync(
        SocketSession session, JsonElement payload, CancellationToken cancellationToken)
    {
        if (options.SignIn is null || Credentials.Of(payload) is not { } credential)
            return;
        var open = SessionOf(session);
        var fresh = await SignInAsync(credential, open.Caller, cancellationToken);
        if (!IsAtLeast(fresh, open.Caller))
            throw ApiErrors.Forbidden("The fresh token is another's, or may do less: connect again.");
        open.Caller = fresh;
        session.SignInEnd = fresh.ExpiresTime;
    }

    public ValueTask OnCloseAsync(SocketSession session)
    {
        if (session.Features.Get<OpenSession>() is { } open)
            sessions.Remove(open);
        return ValueTask.CompletedTask;
    }

    // What runs was allowed under the old sign-in, and must be under the new one.
    private static bool IsAtLeast(Caller fresh, Caller before) =>
        fresh.Tenant == before.Tenant && fresh.Role >= before.Role && (fresh.Scopes & before.Scopes) == before.Scopes;

    private static OpenSession SessionOf(SocketSession session) => session.Features.GetRequiredFeature<OpenSession>();

    // The transport tells the client that its sign-in has ended, as it does when the time is over.
    private Task End(SocketSession session)
    {
        session.SignInEnd = time.GetUtcNow();
        return Task.CompletedTask;
    }

    private async Task<Caller> SignInAsync(string credential, Caller request, CancellationToken cancellationToken)
    {
        _ = IPAddress.TryParse(request.Address, out var address);
        var result = await authenticator.SignInAsync(credential, address, cancellationToken);
        return result.Caller is { } caller
            ? caller with { Address = request.Address, RequestId = request.RequestId }
            : throw Refuse(result.Refusal!);
    }

    private static GraphQLException Refuse(string message) => new(ErrorBuilder.New()
        .SetMessage(message).SetCode(ErrorCodes.Unauthenticated).Build());
}

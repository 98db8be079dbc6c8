using Aetherion.GraphQL.Types;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Aetherion.GraphQL.Transport;

/// <summary>Decides by which transport a request is served.</summary>
internal sealed class GraphQLEndpoint(IServiceProvider services, GraphQLOptions options)
{
    private readonly HttpTransport _http = ActivatorUtilities.CreateInstance<HttpTransport>(services);
    private readonly SocketTransport _sockets = ActivatorUtilities.CreateInstance<SocketTransport>(services);

    public Task InvokeAsync(HttpContext context)
    {
        if (context.WebSockets.IsWebSocketRequest)
            return _sockets.RunAsync(context);
        return IsBrowser(context.Request) ? ServePageAsync(context) : _http.InvokeAsync(context);
    }

    /// <summary>A browser that opens the address, as against a client that sends a query with GET.</summary>
    private static bool IsBrowser(HttpRequest request) =>
        (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) && !request.Query.ContainsKey("query")
        && request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);

    private Task ServePageAsync(HttpContext context)
    {
        if (options.GraphiQL is { } page)
            return page(context);
        context.Response.StatusCode = StatusCodes.Status406NotAcceptable;
        return Task.CompletedTask;
    }
}

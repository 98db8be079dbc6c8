using System.Net;
using Aetherion.GraphQL.Tests.Oracle;
using Aetherion.GraphQL.Tests.Transport;
using Aetherion.GraphQL.Transport;
using Aetherion.GraphQL.Types;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Aetherion.GraphQL.Tests.Library;

/// <summary>The library's schema behind a real server on a free port.</summary>
public sealed class LibraryHost : IAsyncDisposable
{
    private readonly WebApplication _application;

    private LibraryHost(WebApplication application) => _application = application;

    public IServiceProvider Services => _application.Services;

    /// <summary>The address of the endpoint.</summary>
    public Uri Url => new(
        _application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()
        + "/graphql");

    public Uri SocketUrl => new UriBuilder(Url) { Scheme = "ws" }.Uri;

    public string Sdl => Services.GetRequiredService<GraphQLSchema>().ToSdl();

    public static Task<LibraryHost> StartAsync(
        Action<GraphQLOptions>? configure = null,
        Action<GraphQLServerBuilder>? build = null,
        HttpProtocols protocols = HttpProtocols.Http1,
        bool detachesSockets = false) => StartWithAsync(
        configure,
        server => AddLibrary(server, build),
        listener => Configure(listener, protocols, detachesSockets));

    /// <summary>With an address that is configured by the test.</summary>
    public static Task<LibraryHost> StartListeningAsync(
        Action<ListenOptions> listen, Action<GraphQLServerBuilder>? build = null) => StartWithAsync(
        null, server => AddLibrary(server, build), listen);

    /// <summary>The schema that is compared with graphql-js.</summary>
    public static Task<LibraryHost> StartOracleAsync(Action<GraphQLOptions>? configure = null) => StartWithAsync(
        configure ?? (options => options.MaxValidationErrors = 1000),
        server => server.AddType(typeof(OracleQueries))
            .AddType(typeof(OracleMutations))
            .AddType(typeof(OracleSubscriptions)),
        listener => Configure(listener, HttpProtocols.Http1, detachesSockets: false));

    private static void AddLibrary(GraphQLServerBuilder server, Action<GraphQLServerBuilder>? build)
    {
        server.AddLibrary().AddType(typeof(TransportQueries)).AddType(typeof(TransportFields));
        build?.Invoke(server);
    }

    private static void Configure(ListenOptions listener, HttpProtocols protocols, bool detachesSockets)
    {
        listener.Protocols = protocols;
        if (detachesSockets)
            listener.UseDetachableSockets();
    }

    private static async Task<LibraryHost> StartWithAsync(
        Action<GraphQLOptions>? configure,
        Action<GraphQLServerBuilder> build,
        Action<ListenOptions> listen)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen));
        builder.Services.AddSingleton<BookShelf>();
        build(builder.Services.AddGraphQLServer(configure));
        var application = builder.Build();
        application.MapGraphQL();
        await application.StartAsync();
        return new LibraryHost(application);
    }

    public Task StopAsync() => _application.StopAsync();

    public async ValueTask DisposeAsync() => await _application.DisposeAsync();
}

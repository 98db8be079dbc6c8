using System.Net.WebSockets;
using Aetherion.Api.Tests.Fakes;
using Aetherion.GrainInterfaces;
using Aetherion.GraphQL.Transport;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans;

namespace Aetherion.Api.Tests;

/// <summary>The API on a real server at a free port of this machine, on fakes of grains and ports.</summary>
internal sealed class TestApi : IAsyncDisposable
{
    private readonly WebApplication _app;

    private TestApi(WebApplication app, TestApiParts parts)
    {
        _app = app;
        Parts = parts;
        Address = new Uri(app.Urls.Single());
        Http = new HttpClient { BaseAddress = Address };
    }

    public TestApiParts Parts { get; }

    public FakeCluster Cluster => Parts.Cluster;

    public FakeSymbolGrain Btc => Parts.Btc;

    public Uri Address { get; }

    public HttpClient Http { get; }

    public T Service<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    /// <param name="services">Added before what the API adds where there is none.</param>
    /// <param name="addServices">Added last, in the place of the fakes.</param>
    public static async Task<TestApi> StartAsync(
        Action<ApiOptions>? configure = null,
        TestApiParts? parts = null,
        Action<IServiceCollection>? services = null,
        Action<IServiceCollection>? addServices = null)
    {
        parts ??= new TestApiParts();
        var options = new ApiOptions();
        configure?.Invoke(options);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0").UseKestrelHttpsConfiguration()
            .ConfigureKestrel(kestrel => kestrel.ConfigureEndpointDefaults(listen => listen.UseDetachableSockets()));
        services?.Invoke(builder.Services);
        builder.Services.AddSingleton<IClusterClient>(parts.Cluster)
            .AddSingleton<IInstrumentCatalog>(parts.Catalog)
            .AddSingleton<IMarketDataHistory>(parts.Market)
            .AddSingleton<IRegimeHistory>(parts.Regimes)
            .AddSingleton<ITradingJournal>(parts.Journal)
            .AddSingleton<ITradingHistory>(parts.Trading)
            .AddSingleton<IDecisionHistory>(parts.Decisions)
            .AddSingleton<IIdempotencyStore>(parts.Requests)
            .AddSingleton<IWebhookStore>(parts.Webhooks)
            .AddSingleton<IReadiness>(parts.Readiness)
            .AddSingleton<IDataEpoch>(parts.Epoch)
            .AddSingleton<IExplanationPhraser, FakePhraser>()
            .AddSingleton<IModelRegistry>(parts.Models)
            .AddSingleton<IModelPromoter>(parts.Models)
            .AddSingleton<IModelInspector>(parts.Models)
            .AddSingleton<ITrainingJobs>(parts.Trainings)
            .AddSingleton<IBarFolder>(parts.Bars)
            .AddSingleton<IApiKeyStore>(parts.ApiKeys)
            .AddSingleton<IVenueKeys>(parts.VenueKeys)
            .AddSingleton<IAuditLog>(parts.Audit)
            .AddSingleton<IAuditAnchors>(parts.Audit)
            .AddAetherionApi(options);
        // Webhooks are dispatched by the tests that look at them.
        builder.Services.Remove(builder.Services.Single(
            service => service.ImplementationType == typeof(Aetherion.Api.Webhooks.WebhookDispatcher)));
        addServices?.Invoke(builder.Services);
        var app = builder.Build();
        app.MapAetherionApi();
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new TestApi(app, parts);
    }

    public async Task<ClientWebSocket> ConnectAsync(string path, string? subProtocol = null)
    {
        var socket = new ClientWebSocket();
        if (subProtocol is not null)
            socket.Options.AddSubProtocol(subProtocol);
        await socket.ConnectAsync(
            new UriBuilder(Address) { Scheme = "ws", Path = path.Split('?')[0], Query = path.Contains('?') ? path.Split('?')[1] : "" }.Uri,
            TestContext.Current.CancellationToken);
        return socket;
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
    }
}

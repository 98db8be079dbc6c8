using Aetherion.Api;
using Aetherion.GrainHost.Local;
using Aetherion.GrainInterfaces;
using Aetherion.GraphQL.Transport;
using Aetherion.Model;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans;

namespace Aetherion.Benchmarks.Api;

/// <summary>
/// The API on the grain host and its streams, with a regime that changes many times a second; each change says when it
/// was published. Markets change their regime a few times a day, too seldom to be measured.
/// </summary>
internal static class RegimeServer
{
    public const string Verb = "serve-regimes";

    private static readonly TimeSpan ChangeInterval = TimeSpan.FromMilliseconds(20);

    public static async Task RunAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0").UseKestrelHttpsConfiguration();
        // The API's work beside requests (webhooks, the settling of limits) needs a database and nothing of it is measured.
        builder.Services.AddAetherionApi(new ApiOptions()).RemoveAll<IHostedService>();
        builder.Services.AddSingleton<IInstrumentCatalog, OneInstrument>()
            .AddSingleton<IRegimeHistory, PublishedRegimes>()
            .AddSingleton<IAuditLog, NoAuditLog>()
            .AddGrainHost(grains => grains
                .AddGrains(typeof(IRegimeGrain).Assembly, typeof(UnknownRegimeGrain).Assembly)
                .AddMemoryStorage("PubSubStore")
                .AddCursorStreams(StreamNames.BorderProvider));
        await using var app = builder.Build();
        app.MapGraphQL();
        await app.StartAsync();
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        Console.WriteLine($"ready {addresses.First()}");
        using var ending = new CancellationTokenSource();
        var publishing = PublishAsync(app.Services, ending.Token);

        // The benchmark holds the other end of the pipe; its end is ours.
        await Console.In.ReadToEndAsync();
        await ending.CancelAsync();
        await publishing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private static async Task PublishAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var history = services.GetRequiredService<IRegimeHistory>();
        var key = new RegimeKey(new SymbolKey(OneInstrument.Instrument.Id), Timeframe.M1);
        var stream = services.GetRequiredService<IClusterClient>().GetStreamProvider(StreamNames.BorderProvider)
            .GetStream<RegimeTransition>(StreamNames.RegimeChangesOf(key));
        using var timer = new PeriodicTimer(ChangeInterval);
        for (var number = 1L; await timer.WaitForNextTickAsync(cancellationToken); number++)
        {
            var transition = Next(key, number);
            await history.AppendAsync([transition], cancellationToken);
            await stream.OnNextAsync(transition);
        }
    }

    private static RegimeTransition Next(RegimeKey key, long number) => new(
        $"{key}#{number}",
        key,
        number,
        Regime.Bull,
        Regime.Bear,
        0.8,
        1,
        new RegimeProbabilities(0.1, 0.8, 0.05, 0.05),
        number,
        DateTime.UtcNow,
        1,
        "CONFIDENCE_AFTER_DWELL",
        "model");
}

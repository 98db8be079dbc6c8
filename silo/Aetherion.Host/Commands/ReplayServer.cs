using Aetherion.Domain.Markets;
using Aetherion.Host.Composition;
using Aetherion.Host.Terminal;
using Aetherion.Recordings;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Aetherion.Host.Commands;

/// <summary>
/// <c>replay --recording --port</c>: a service in local mode with API and dashboard that lives in the recording's time, marked
/// REPLAY, with a database of its own.
/// </summary>
internal static class ReplayServer
{
    /// <summary>Where, under the folder of the data, each run keeps its own.</summary>
    private const string Folder = "replays";

    public static async Task<int> RunAsync(RecordingReplayOptions options, int port, CancellationToken cancellationToken)
    {
        var folder = RecordingReplayCommand.FindOne(options.Folder);
        var content = RecordingContents.Read(folder, options.To, cancellationToken);
        var configuration = new ServiceConfiguration();
        configuration = configuration with { Listen = configuration.Listen with { Port = port } };
        Listening.RequireFree(configuration.Listen);
        using var control = new ReplayControl(options.Speed, TimeProvider.System);
        using var screen = new ReplayScreen(control, content, TimeProvider.System);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, screen.Quit);
        var service = new ServiceOptions(
            Path.Combine(options.DataDirectory, Folder, options.Run), FeedChoice.None, Seed: 1, Symbols: null,
            TimeSpan.FromSeconds(1), TimeSpan.Zero)
        {
            Configuration = configuration,
            Replay = new ReplayFeedOptions(folder, content, control, new MarketTimeProvider(FirstTime(folder)), screen)
            {
                From = options.From,
                To = options.To,
            },
        };
        await ServeAsync(service, stop.Token);
        return 0;
    }

    private static async Task ServeAsync(ServiceOptions options, CancellationToken cancellationToken)
    {
        var feeds = new FeedChoice(false, [], InstrumentCatalog.Simulated(0));
        await using var service = await AetherionService.CreateAsync(options, feeds, cancellationToken);
        await service.App.StartAsync(cancellationToken);
        RunCommand.Announce(
            service.App.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses,
            options.Configuration);
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await service.App.StopAsync(CancellationToken.None);
    }

    private static DateTime FirstTime(string folder) =>
        RecordingSummary.Of(folder).FirstTime ?? throw new CommandException($"'{folder}' holds no rows.");
}

using Aetherion.Domain.Markets;
using Aetherion.Host.Composition;
using Aetherion.Host.Terminal;
using Aetherion.Recordings;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Aetherion.Host.Commands;

/// <summary>
/// <c>replay --recording --port</c>: a service in local mode with API and dashboard that lives in the recordings' time, marked
/// REPLAY, with a database of its own.
/// </summary>
internal static class ReplayServer
{
    /// <summary>Where, under the folder of the data, each run keeps its own.</summary>
    private const string Folder = "replays";

    public static async Task<int> RunAsync(RecordingReplayOptions options, int port, CancellationToken cancellationToken)
    {
        var recording = SessionRecording.Of(options.Folder);
        var content = RecordingContents.Read(recording, options.To, cancellationToken);
        var configuration = new ServiceConfiguration();
        configuration = configuration with { Listen = configuration.Listen with { Port = port } };
        Listening.RequireFree(configuration.Listen);
        using var control = new ReplayControl(options.Speed, TimeProvider.System);
        using var screen = new ReplayScreen(control, content, TimeProvider.System);
        var data = Path.Combine(options.DataDirectory, Folder, options.Run);
        for (var from = options.From; ;)
        {
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, screen.Quit, control.BackAsked);
            var service = new ServiceOptions(
                data, FeedChoice.None, Seed: 1, Symbols: null, TimeSpan.FromSeconds(1), TimeSpan.Zero)
            {
                Configuration = configuration,
                Replay = new ReplayFeedOptions(recording, content, control, new MarketTimeProvider(FirstTime(recording)), screen)
                {
                    From = from,
                    To = options.To,
                },
            };
            configuration = await ServeAsync(service, stop.Token);
            if (cancellationToken.IsCancellationRequested || screen.Quit.IsCancellationRequested || control.TakeBack() is not { } back)
                return 0;
            from = back;
            // What was begun anew knows nothing of what came later.
            Directory.Delete(data, recursive: true);
            screen.Report(new SessionReplayProgress(0, back));
        }
    }

    /// <summary>Returns the configuration with the port that was taken, so that a browser finds the service again.</summary>
    private static async Task<ServiceConfiguration> ServeAsync(ServiceOptions options, CancellationToken cancellationToken)
    {
        var feeds = new FeedChoice(false, [], InstrumentCatalog.Simulated(0));
        await using var service = await AetherionService.CreateAsync(options, feeds, cancellationToken);
        await service.App.StartAsync(cancellationToken);
        var addresses = service.App.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        RunCommand.Announce(addresses, options.Configuration);
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await service.App.StopAsync(CancellationToken.None);
        var port = new Uri(addresses.First()).Port;
        return options.Configuration with { Listen = options.Configuration.Listen with { Port = port } };
    }

    private static DateTime FirstTime(SessionRecording recording) =>
        recording.Folders.Min(folder => RecordingSummary.Of(folder).FirstTime)
        ?? throw new CommandException($"'{recording.Name}' holds no rows.");
}

using System.CommandLine;
using System.Globalization;
using Aetherion.VenueEmulator;
using Aetherion.VenueEmulator.Http;

namespace Aetherion.Host.Commands;

/// <summary><c>venue</c>: serves an emulated venue on loopback until it is stopped.</summary>
internal static class VenueCommand
{
    private static readonly Argument<string> Venue = new("venue") { Description = "binance, coinbase, weex or coingecko." };

    private static readonly Option<FileInfo[]> Recordings = new("--recording")
    {
        Description = "A recorded session, plain or gzip; may be given again. Without one the simulator makes the market.",
    };

    private static readonly Option<string> Symbols = new("--symbols")
    {
        Description = "Symbols that the simulator makes; comma-separated, as the venue writes them. By default a few where there is no recording.",
    };

    private static readonly Option<int> Port = CommandOptions.Number(
        "--port", "Where to listen on loopback; 0 for any port that is free.", 0, 65_535, preset: 9400);

    private static readonly Option<double> Speed = new("--speed")
    {
        Description = "Recorded seconds in a second, from 0.01 to 1000.",
        DefaultValueFactory = _ => 1,
    };

    private static readonly Option<bool> Loop = new("--loop")
    {
        Description = "Start a recording over at its end, with ids that go on.",
    };

    private static readonly Option<string> Clock = new("--clock")
    {
        Description = "now: times in messages are moved, so that the recording happens now; recorded: they stay.",
        DefaultValueFactory = _ => "now",
    };

    private static readonly Option<string[]> History = new("--history")
    {
        Description = "SYMBOL=FILE: real one-minute bars of the past from a kline CSV, moved in time; may be given again. By default simulated.",
    };

    private static readonly Option<int> HistoryHours = CommandOptions.Number(
        "--history-hours", "How much past is simulated.", 0, 168, preset: 24);

    private static readonly Option<bool> HistorySeconds = new("--history-seconds")
    {
        Description = "Simulate the past in bars of a second too.",
    };

    private static readonly Option<string> Faults = new("--faults")
    {
        Description = "Faults that are on from the start, such as drop:probability=0.01,stream=depth;disconnect. "
            + "They are switched while it runs at /emulator/faults.",
    };

    private static readonly Option<FileInfo?> RsaKey = new("--rsa-key")
    {
        Description = "A public key (PEM); adds an account 'rsa' whose requests are signed by RSA.",
    };

    private static readonly Option<string> WeexIds = new("--weex-ids")
    {
        Description = "Of weex: what U of a book update says, on which sources disagree; first (id inside) or previous (update's last id).",
        DefaultValueFactory = _ => "first",
    };

    private static readonly Option<int> Seed = CommandOptions.Number(
        "--seed", "Of the simulator and the faults.", 0, int.MaxValue, preset: 1);

    public static Command Create()
    {
        var command = new Command("venue", "Serve an emulated venue on loopback, from a recording or the simulator.")
        {
            Venue, Recordings, Symbols, Port, Speed, Loop, Clock, History, HistoryHours, HistorySeconds, Faults,
            RsaKey, WeexIds, Seed,
        };
        command.SetGuardedAction((parsed, cancellationToken) => RunAsync(Read(parsed), parsed.GetValue(Port), cancellationToken));
        return command;
    }

    private static EmulatorOptions Read(ParseResult parsed) => new(parsed.GetValue(Venue)!)
    {
        Recordings = [.. (parsed.GetValue(Recordings) ?? []).Select(file => file.FullName)],
        Symbols = [.. (parsed.GetValue(Symbols) ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)],
        Speed = parsed.GetValue(Speed),
        IsLooping = parsed.GetValue(Loop),
        Clock = parsed.GetValue(Clock)!,
        HistoryFiles = parsed.GetValue(History) ?? [],
        History = TimeSpan.FromHours(parsed.GetValue(HistoryHours)),
        HasSecondHistory = parsed.GetValue(HistorySeconds),
        Faults = parsed.GetValue(Faults) ?? "",
        RsaKeyFile = parsed.GetValue(RsaKey)?.FullName,
        WeexIds = parsed.GetValue(WeexIds)!,
        Seed = (ulong)parsed.GetValue(Seed),
    };

    private static async Task<int> RunAsync(EmulatorOptions options, int port, CancellationToken cancellationToken)
    {
        var emulator = Emulator.Create(options, TimeProvider.System);
        await using var host = await EmulatorHost.StartAsync(emulator.Venue, port, TimeProvider.System, cancellationToken);
        foreach (var line in emulator.Describe(host.Address))
            Console.WriteLine(line);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"The venue is served at {host.Address}; Ctrl-C ends it."));
        try
        {
            await host.Failure.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Stopped by the user, as it is meant to be.
        }
        return 0;
    }
}

using System.Collections.Immutable;
using System.CommandLine;
using System.Net;
using Aetherion.Domain.Simulation;
using Aetherion.Host.Composition;
using Aetherion.Recordings;
using Aetherion.Silo.Jobs;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Aetherion.Host.Commands;

/// <summary><c>run</c>: everything in one process.</summary>
internal static class RunCommand
{

    private static readonly Option<int> Port = CommandOptions.Number(
        "--port", "The port; 0 chooses a free one. It goes before the configuration's.", 0, IPEndPoint.MaxPort,
        preset: 8080);

    private static readonly Option<FileInfo?> Config = new("--config")
    {
        Description = "The configuration (JSON): addresses, TLS, sign-in; without it local mode on 127.0.0.1.",
    };

    private static readonly Option<DirectoryInfo> Data = CommandOptions.Data();

    private static readonly Option<string[]> Feed = new("--feed")
    {
        Description = $"Where market data comes from: {string.Join(", ", FeedChoice.Names)}; several separated by commas.",
        DefaultValueFactory = _ => [FeedChoice.Simulator],
    };

    private static readonly Option<ulong> Seed = new("--seed")
    {
        Description = "The simulator's seed.",
        DefaultValueFactory = _ => 1,
    };

    private static readonly Option<string?> Symbols = new("--symbols")
    {
        Description = "How many simulated instruments, or which: sim:BTC-USD,sim:AAPL; of venues BTC-USD, or "
            + $"binance:BTCUSDT for one of several. Without it 12, of venues those of {FeedChoice.SymbolsVariable}.",
    };

    private static readonly Option<string[]> Fallback = new("--fallback")
    {
        Description = "Products that the venues of --feed give by turns, the first that is live: BTC-USD,ETH-USD, or "
            + "BTC-USD=coinbase/binance for an order of their own. They become instruments such as fallback:BTC-USD.",
    };

    private static readonly Option<DurationText> TickInterval = CommandOptions.Duration(
        "--tick-interval", "The time between two ticks of a symbol: 1s, 250ms, 2ms.", preset: "1s",
        MarketSimulator.TickIntervalMin);

    private static readonly Option<DurationText> Backfill = CommandOptions.Duration(
        "--backfill", "How much of the past is filled when a symbol starts: 24h, 30m.", preset: "24h",
        TimeSpan.FromSeconds(1));

    private static readonly Option<ImmutableArray<RetrainingSchedule>?> Retrain = new("--retrain")
    {
        Description = "Train the symbols' M1 models again so often: 24h for those of regimes, or by family: "
            + "regime=24h,classifier=12h,anomaly=24h; off when not given.",
        CustomParser = result =>
        {
            if (RetrainText.TryParse(result.Tokens[0].Value, out var schedules, out var refusal))
                return schedules;
            result.AddError($"--retrain {result.Tokens[0].Value}: {refusal}");
            return null;
        },
    };

    private static readonly Option<DirectoryInfo?> Record = new("--record")
    {
        Description = "Record everything that reaches the sessions with venues in this new folder; replay --recording repeats it.",
    };

    public static Command Create()
    {
        var command = new Command("run", "Run everything in one process.")
        {
            Config, Port, Data, Feed, Seed, Symbols, Fallback, TickInterval, Backfill, Retrain, Record,
        };
        command.SetGuardedAction((parsed, cancellationToken) => RunAsync(Read(parsed), cancellationToken));
        return command;
    }

    private static ServiceConfiguration ReadConfiguration(ParseResult parsed)
    {
        var configuration = parsed.GetValue(Config) is { } file
            ? ConfigurationFile.Read(file.FullName)
            : new ServiceConfiguration();
        return parsed.GetResult(Port) is { Implicit: false }
            ? configuration with { Listen = configuration.Listen with { Port = parsed.GetValue(Port) } }
            : configuration;
    }

    private static ServiceOptions Read(ParseResult parsed) => new(
        parsed.GetValue(Data)!.FullName,
        string.Join(',', parsed.GetValue(Feed)!),
        parsed.GetValue(Seed),
        parsed.GetValue(Symbols),
        parsed.GetValue(TickInterval).Value,
        parsed.GetValue(Backfill).Value)
    {
        Configuration = ReadConfiguration(parsed),
        Retraining = parsed.GetValue(Retrain) ?? [],
        Fallbacks = parsed.GetValue(Fallback) is { Length: > 0 } fallbacks ? string.Join(',', fallbacks) : null,
        RecordingDirectory = parsed.GetValue(Record)?.FullName,
    };

    private static async Task<int> RunAsync(ServiceOptions options, CancellationToken cancellationToken)
    {
        var feeds = FeedChoice.Read(
            options.Feed, options.Symbols, Environment.GetEnvironmentVariable, options.Fallbacks);
        if (options.TickInterval < MarketSimulator.TickIntervalMin)
            throw new CommandException(
                $"--tick-interval: the shortest is {MarketSimulator.TickIntervalMin.TotalMicroseconds}us.");
        if (options.RecordingDirectory is { } recording)
            PrepareRecording(recording, feeds);
        Listening.RequireFree(options.Configuration.Listen);
        await using var service = await AetherionService.CreateAsync(options, feeds, cancellationToken);
        await service.App.StartAsync(cancellationToken);
        StartWarnings.Write(service.App.Logger, options.Configuration);
        Announce(
            service.App.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses,
            options.Configuration);
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Console.WriteLine("stopping: storing what is held");
        await service.App.StopAsync(CancellationToken.None);
        Console.WriteLine("stopped");
        return 0;
    }

    /// <summary>What is wrong with the folder is said before anything is started.</summary>
    private static void PrepareRecording(string folder, FeedChoice feeds)
    {
        if (feeds.Venues.IsEmpty)
            throw new CommandException(
                "--record records sessions with venues, and --feed names none; the simulator repeats itself by its --seed.");
        RecordingFolder.RequireEmpty(folder);
        Directory.CreateDirectory(folder);
    }

    internal static void Announce(ICollection<string> addresses, ServiceConfiguration configuration)
    {
        var address = addresses.First();
        foreach (var ready in addresses)
            Console.WriteLine($"ready  {ready}");
        Console.WriteLine($"  dashboard  {address}/");
        Console.WriteLine($"  GraphQL    {address}/graphql  (a browser gets GraphiQL; WebSocket on the same path)");
        Console.WriteLine($"  REST       {address}/openapi/v1.json");
        Console.WriteLine(configuration.IsLocalMode
            ? "  LOCAL MODE: no sign-in; whoever reaches this address may do everything as the tenant 'local'. Ctrl-C "
                + "stops."
            : $"  SIGN-IN: tokens of {configuration.SignIn!.Issuers.Count} issuers, API keys "
                + $"{(configuration.SignIn.ApiKeys ? "on" : "off")}. Ctrl-C stops.");
    }
}

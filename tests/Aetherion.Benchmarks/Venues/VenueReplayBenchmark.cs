using Aetherion.Benchmarks.Reporting;
using Aetherion.Domain.Anomalies;
using Aetherion.Domain.Features;
using Aetherion.Domain.Regimes;
using Aetherion.Domain.Venues.Sessions;
using Aetherion.Model;
using Aetherion.Recordings;
using Aetherion.Testing;

namespace Aetherion.Benchmarks.Venues;

/// <summary>
/// A recording to features on one core: raw inputs through decoding, the synchronised book, the symbol's book and features, in
/// memory and with reading and unpacking; normalised events, with reading and unpacking, through the symbol's book and features.
/// </summary>
internal static class VenueReplayBenchmark
{
    private const double RawPerSecondMin = 1e6;

    /// <summary>A point is what others count: a trade, a quote, or a level that changed.</summary>
    private const double NormalisedPerSecondMin = 3e6;

    private const int RoundCount = 7;

    private static readonly (string Name, string Venue, string File)[] Sessions =
    [
        ("spot BTCUSDT", "binance", "binance-spot-btcusdt-depth-trade-bookticker-20240808T2354-20240809T0005"),
        ("spot ETHUSDT", "binance", "binance-spot-ethusdt-depth-trade-bookticker-20240808T2354-20240809T0005"),
        ("USD-M BTCUSDT", "binance-usdm", "binance-usdm-btcusdt-depth-trade-bookticker-20240808T2354"),
        ("COIN-M BTCUSD_PERP", "binance-coinm", "binance-coinm-btcusdperp-depth-trade-bookticker-20240808T2354-20240809T0005"),
    ];

    public static IEnumerable<Figure> Run()
    {
        using TemporaryFolder folder = new();
        foreach (var (name, venue, file) in Sessions)
        {
            var raw = Path.Combine(folder.Path, file);
            var normalised = raw + "-events";
            RecordingImport.Run(
                new ImportRequest(
                    RepositoryPaths.Shared($"data/orderbook/{file}.jsonl.gz"), raw, venue, null, null, "bench", TimeProvider.System),
                CancellationToken.None);
            RecordingNormaliser.Run(raw, normalised, TimeProvider.System, CancellationToken.None);
            var inputs = ReadAll(raw);
            yield return Measure($"raw, {name}", "messages/s", RawPerSecondMin, () => Replay(raw, inputs));
            yield return Measure($"raw from disk, {name}", "messages/s", null, () => ReplayRaw(raw));
            var normalisedPoints = Measure(
                $"normalised, {name}", "points/s", NormalisedPerSecondMin, () => ReplayNormalised(normalised, out _));
            yield return normalisedPoints;
            ReplayNormalised(normalised, out var pointsPerEvent);
            yield return Figure.Reported(
                $"normalised, {name}", normalisedPoints.Value / pointsPerEvent, "events/s", "the same rounds; an event is one of ours");
        }
    }

    private static Figure Measure(string name, string unit, double? min, Func<(long Units, string Note)> replay)
    {
        for (var round = 0; round < 3; round++)
        {
            replay();
            Thread.Sleep(TimeSpan.FromMilliseconds(150));
        }
        List<double> rates = [];
        var note = "";
        for (var round = 0; round < RoundCount; round++)
        {
            var started = ThreadTime.Seconds;
            (var units, note) = replay();
            rates.Add(units / (ThreadTime.Seconds - started));
        }
        note = $"median of {RoundCount}, processor time; {note}";
        return min is { } target
            ? Figure.AtLeast(name, Median.Of(rates), unit, target, note)
            : Figure.Reported(name, Median.Of(rates), unit, note);
    }

    private static VenueInput[] ReadAll(string folder)
    {
        using var reader = RecordingReader.Open(folder);
        List<VenueInput> inputs = [];
        while (reader.TryRead(out var input))
            inputs.Add(input with { Payload = input.Payload.ToArray() });
        return [.. inputs];
    }

    private static (long Units, string Note) Replay(string folder, VenueInput[] inputs)
    {
        PipelineSink sink = new();
        var session = RecordedSessions.Create(RecordingDocuments.TryRead<RecordingManifest>(
            folder, RecordingFormat.ManifestName)!, sink);
        foreach (ref readonly var input in inputs.AsSpan())
            session.Handle(input);
        return (inputs.Length, Note($"{(double)sink.LevelCount / inputs.Length:0.0} levels a message"));
    }

    private static (long Units, string Note) ReplayRaw(string folder)
    {
        using var reader = RecordingReader.Open(folder);
        PipelineSink sink = new();
        var session = RecordedSessions.Create(reader.Manifest, sink);
        var count = 0L;
        while (reader.TryRead(out var input))
        {
            session.Handle(input);
            count++;
        }
        return (count, Note($"{(double)sink.LevelCount / count:0.0} levels a message"));
    }

    private static (long Units, string Note) ReplayNormalised(string folder, out double pointsPerEvent)
    {
        using var reader = EventRecordingReader.Open(folder);
        SymbolPipeline[] pipelines = [.. reader.Instruments.Select(NewPipeline)];
        var (count, points) = (0L, 0L);
        while (reader.TryRead(out var row))
        {
            var pipeline = pipelines[row.Instrument];
            pipeline.Process(row.Event, reader.Bids, reader.Asks);
            if (pipeline.Closed.Length > 0)
                pipeline.ClearClosed();
            points += Math.Max(1, reader.Bids.Length + reader.Asks.Length);
            count++;
        }
        pointsPerEvent = (double)points / count;
        return (points, Note($"{pointsPerEvent:0.0} points an event"));
    }

    private static string Note(FormattableString text) => FormattableString.Invariant(text);

    private static readonly RegimeModel Regimes = ShippedRegimeModel.Load();

    private static readonly AnomalyModel Anomalies = ShippedAnomalyModel.Load();

    internal static SymbolPipeline NewPipeline(Instrument instrument) =>
        new(instrument, _ => new RegimeFilter(Regimes), scorerOf: _ => new AnomalyDetector(Anomalies));
}

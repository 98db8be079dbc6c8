using System.Collections.Immutable;
using Aetherion.Domain.Anomalies;
using Aetherion.Domain.Regimes;
using Aetherion.GrainInterfaces;
using Aetherion.Grains.Forecasts;
using Aetherion.Grains.Models;
using Aetherion.Grains.Regimes;
using Aetherion.Grains.Symbols;
using Aetherion.Grains.Tests.Bots;
using Aetherion.Grains.Tests.Models;
using Aetherion.Model;

namespace Aetherion.Grains.Tests.Symbols;

/// <summary>Tables, a disk and subscribers with one process of the market side on them.</summary>
internal sealed class MarketWorld : IAsyncDisposable
{
    private MarketWorld() => Publications = new Publications(Tables);

    public MarketTables Tables { get; } = new();

    public Disk Disk { get; } = new();

    public Publications Publications { get; }

    public bool CommitsAtOnce { get; private init; }

    public SymbolGrainOptions SymbolOptions { get; private init; } = new();

    public RegimeGrainOptions RegimeOptions { get; private init; } = new() { Detector = MarketTape.Nervous };

    /// <summary>The model that serves every symbol and timeframe.</summary>
    public RegimeModel Champion { get; set; } = MarketTape.Model;

    /// <summary>The anomaly model that serves every symbol and timeframe.</summary>
    public AnomalyModel AnomalyChampion { get; set; } = MarketTape.ShippedAnomalies;

    /// <summary>Versions whose rows are damaged.</summary>
    public HashSet<string> Unloadable { get; } = [];

    public ModelShelf Shelf { get; } = new();

    public ModelMonitorOptions MonitorOptions { get; private init; } = new();

    public ForecastGrainOptions ForecastOptions { get; private init; } = new();

    /// <summary>The model of every version but the one of <see cref="MarketTape.Other"/>.</summary>
    public RegimeModel Model { get; private init; } = MarketTape.Model;

    public MarketProcess Process { get; private set; } = null!;

    public ISymbolGrain Symbol => SymbolOf(MarketTape.Live);

    public static async Task<MarketWorld> StartAsync(
        KillSwitch? killSwitch = null,
        SymbolGrainOptions? symbolOptions = null,
        RegimeGrainOptions? regimeOptions = null,
        bool commitsAtOnce = false,
        ModelMonitorOptions? monitorOptions = null,
        ForecastGrainOptions? forecastOptions = null,
        RegimeModel? model = null)
    {
        var world = new MarketWorld
        {
            CommitsAtOnce = commitsAtOnce,
            SymbolOptions = symbolOptions ?? new(),
            MonitorOptions = monitorOptions ?? new(),
            ForecastOptions = forecastOptions ?? new(),
            Model = model ?? MarketTape.Model,
            Champion = model ?? MarketTape.Model,
            RegimeOptions = regimeOptions ?? new() { Detector = MarketTape.Nervous },
        };
        world.Process = await MarketProcess.StartAsync(world, killSwitch ?? new KillSwitch(killAt: null));
        return world;
    }

    /// <summary>Ends the process without warning and starts another one on what is stored.</summary>
    public async Task RestartAsync()
    {
        await Process.DisposeAsync();
        Process = await MarketProcess.StartAsync(this, new KillSwitch(killAt: null));
    }

    public ISymbolGrain SymbolOf(SymbolKey key) => Process.Grains.GetGrain<ISymbolGrain>(key.ToString());

    public IRegimeGrain RegimeOf(SymbolKey key, Timeframe timeframe = Timeframe.M1) =>
        Process.Grains.GetGrain<IRegimeGrain>(new RegimeKey(key, timeframe).ToString());

    public IModelMonitorGrain MonitorOf(SymbolKey key, Timeframe timeframe = Timeframe.M1) =>
        Process.Grains.GetGrain<IModelMonitorGrain>(new RegimeKey(key, timeframe).ToString());

    public IForecastGrain ForecastOf(SymbolKey key) =>
        Process.Grains.GetGrain<IForecastGrain>(new RegimeKey(key, Timeframe.M1).ToString());

    public Task<IngestResult> IngestAsync(params ReadOnlySpan<MarketEvent> events) =>
        Symbol.Ingest(new MarketEventBatch(MarketTape.Live, [.. events]));

    /// <summary>
    /// Everything that is stored and was published, comparable item by item. Published ticks are left out: they are for show,
    /// and after a restart those that were stored are not shown again.
    /// </summary>
    public ImmutableArray<(string Where, object What)> Outcome(SymbolKey key) =>
    [
        .. Tables.Ticks(key).Select(item => ("ticks", (object)MarketTape.TextOf(key, item))),
        .. Timeframes.All.SelectMany(t => Tables.Bars(new RegimeKey(key, t)).Select(bar => ($"bars {t}", (object)bar))),
        .. Timeframes.All.SelectMany(t => Tables.Versions(new RegimeKey(key, t)).Select(v => ($"models {t}", (object)v))),
        .. Timeframes.All.SelectMany(t => Tables.Scorers(new RegimeKey(key, t)).Select(v => ($"scorers {t}", (object)(v ?? "")))),
        .. Tables.Transitions.OrderBy(t => t.Id, StringComparer.Ordinal).Select(t => ("transitions", (object)t)),
        .. Publications.All.Where(item => item.Stream != StreamNames.TicksOf(key).ToString()),
    ];

    public ValueTask DisposeAsync() => Process.DisposeAsync();
}

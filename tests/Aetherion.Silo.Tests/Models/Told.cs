using System.Collections.Immutable;
using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Silo.Tests.Models;

/// <summary>Grains that pass on what they are told about models.</summary>
internal static class Told
{
    private static NotSupportedException NotAsked() => new("A follower does not ask for this.");

    internal sealed class Monitor(string key, Func<string, Task> tell) : IModelMonitorGrain
    {
        public Task Refresh() => tell($"{key} refreshes");

        public Task<MonitorSnapshot> GetSnapshot() => throw NotAsked();

        public Task<ImmutableArray<ForecastsTaken>> UseClassifiers(ClassifierInUse? champion, ClassifierInUse? challenger) =>
            throw NotAsked();

        public Task RecordForecasts(ImmutableArray<ForecastOutcome> forecasts) => throw NotAsked();

        public Task Checkpoint() => throw NotAsked();
    }

    internal sealed class Symbol(string key, Func<string, Task> tell) : ISymbolGrain
    {
        public async Task<ModelInUse> UseModel(string family, Timeframe timeframe, string? version)
        {
            await tell(family == ModelFamilies.Regime ? $"{key} uses {timeframe}" : $"{key} uses {family} {timeframe}");
            return new ModelInUse(timeframe, "v", 1, null);
        }

        public Task<IngestResult> Ingest(MarketEventBatch batch) => throw NotAsked();

        public Task<IngestResult> AddBars(CandleBatch batch) => throw NotAsked();

        public Task AdvanceTime(DateTime utcNow) => throw NotAsked();

        public Task<SymbolSnapshot> GetSnapshot() => throw NotAsked();

        public Task<BookView> GetOrderBook(int depth) => throw NotAsked();

        public Task<MarketMoment?> GetClosing(Timeframe timeframe, long bar, DateTime closeTime, int depth) => throw NotAsked();

        public Task<MarketMoment> GetMoment(Timeframe timeframe, long? lastBar, DateTime reached, int depth) => throw NotAsked();

        public Task<ImmutableArray<Candle>> GetRecentCandles(Timeframe timeframe, int count) => throw NotAsked();

        public Task<ClosedBar?> GetLatestBar(Timeframe timeframe) => throw NotAsked();

        public Task<ScoredBar?> GetLatestScored(Timeframe timeframe) => throw NotAsked();

        public Task<ImmutableArray<Trade>> GetRecentTrades(int count) => throw NotAsked();

        public Task Checkpoint() => throw NotAsked();
    }
}

using System.Collections.Immutable;
using System.Text.Json;
using Aetherion.Domain.Learning.HiddenMarkov;
using Aetherion.Domain.Monitoring;
using Aetherion.Domain.Regimes;
using Aetherion.GrainInterfaces;
using Aetherion.Lab.Models;
using Aetherion.Lab.Training;
using Aetherion.Model;

namespace Aetherion.Lab.Tests.Models;

public sealed class RegimeModelTrainerTests
{
    private static readonly List<Candle> Candles = new SyntheticBars(3, 3_000).Candles;
    private static readonly ModelScope Scope = new(ModelFamilies.Regime, SyntheticBars.Instrument.Id, Timeframe.M1);

    private readonly RegimeModelTrainer _trainer = new(TimeProvider.System);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_trained_model_carries_its_window_its_figures_and_what_to_compare_live_bars_with()
    {
        var reports = new List<TrainingProgress>();
        var (model, refusal) = await TrainAsync(Request(4), null, new Recorder(reports));
        refusal.ShouldBeNull();
        var read = RegimeModelDocument.Read(model.Document);
        (model.Version, model.DataHash, model.Seed).ShouldBe((read.Version, read.Training.DataHash, 1));
        (model.TrainedFrom, model.TrainedTo).ShouldBe((read.Training.From, read.Training.To));
        model.Features.ShouldBe(read.Features.Select(f => f.ToString()));
        var reference = TrainingReferenceDocument.Read(model.Reference);
        reference.Features.Select(f => f.Feature).ShouldBe(read.Features);
        foreach (var feature in reference.Features)
            feature.Shares.Sum().ShouldBe(1, 1e-9);
        using var figures = JsonDocument.Parse(model.Figures);
        figures.RootElement.GetProperty("inSample").GetProperty("logLikelihoodPerBar").GetDouble()
            .ShouldBe(read.Training.LogLikelihood / read.Training.RowCount, 1e-12);
        reports.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task The_same_request_gives_the_same_model()
    {
        var first = await TrainAsync(Request(2), null);
        var second = await TrainAsync(Request(2), null);
        (second.Model.Version, second.Model.Document, second.Model.Reference)
            .ShouldBe((first.Model.Version, first.Model.Document, first.Model.Reference));
    }

    [Fact]
    public async Task A_refit_keeps_the_champions_names_and_is_refused_when_its_states_are_too_far()
    {
        var champion = (await TrainAsync(Request(4), null)).Model;
        var refit = new RegimeRefit(TimeProvider.System);
        var request = new TrainingRequest(SyntheticBars.Instrument, Timeframe.M1, SyntheticBars.Stream(Candles[..2_500]));
        var near = await refit.TrainAsync(request, champion, null, Cancel);
        near.Refusal.ShouldBeNull();
        var far = await refit.TrainAsync(
            request with { Matching = new StateMatchingOptions { DistanceMax = 1e-6 } }, champion, null, Cancel);
        far.Refusal!.ShouldContain("DistanceMax");
        far.Report.Model.Training.DataHash.ShouldBe(near.Report.Model.Training.DataHash);
        far.Refusal!.ShouldContain("named afresh (--afresh, isNamedAfresh), and it can be promoted");
        var afresh = await refit.TrainAsync(request, null, null, Cancel);
        afresh.Refusal.ShouldBeNull();
        afresh.Report.Model.Version.ShouldBe(far.Report.Model.Version, "so that the registry lifts the refusal");
    }

    [Theory]
    [InlineData(2_500)]
    [InlineData(6_000)]
    public async Task The_progress_of_a_refused_refit_goes_to_its_end_once(int barCount)
    {
        var champion = (await TrainAsync(Request(4), null)).Model;
        var reports = new List<TrainingProgress>();
        var request = new TrainingRequest(
            SyntheticBars.Instrument, Timeframe.M1, SyntheticBars.Stream(new SyntheticBars(3, barCount).Candles))
        {
            Matching = new StateMatchingOptions { DistanceMax = 1e-6 },
        };
        var (report, refusal) = await new RegimeRefit(new QuickTime()).TrainAsync(
            request, champion, new Recorder(reports), Cancel);

        refusal.ShouldNotBeNull();
        (report.OutOfSample is not null).ShouldBe(barCount >= 5_760, "or nothing is fitted a second time");
        var fitting = reports.Where(r => r.Stage == TrainingStage.Fitting).ToList();
        fitting.Select(r => r.Done).ShouldBeInOrder();
        fitting.Count(r => r.Done == r.Total).ShouldBe(1);
        fitting[^1].Done.ShouldBe(fitting[^1].Total!.Value);
    }

    [Fact]
    public async Task A_model_of_a_few_hours_does_not_take_charge_by_itself_and_says_how_many_bars_it_has_and_needs()
    {
        var few = await _trainer.TrainAsync(
            Request(4), SyntheticBars.Instrument, SyntheticBars.Stream(Candles[..300]), null, null, Cancel);
        few.Refusal.ShouldBeNull();
        few.Reservation.ShouldBe(
            "240 bars have all features, and 2,881 are needed to take charge by itself. Train on more bars, or promote it by hand.");
        few.Remark.ShouldBe("Not judged on bars held back: there are 300 bars, and 5,760 are needed.");
        var enough = await TrainAsync(Request(4), null);
        (enough.Reservation, enough.Remark)
            .ShouldBe((null, "Not judged on bars held back: there are 3,000 bars, and 5,760 are needed."));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_model_of_a_market_that_stood_still_and_then_moved_or_the_other_way_does_not_take_charge(bool isStillFirst)
    {
        var moving = new SyntheticBars(3, 18_000).Candles;
        var trained = await _trainer.TrainAsync(
            Request(4), SyntheticBars.Instrument, SyntheticBars.Stream(StandingStill(moving, isStillFirst)), null, null, Cancel);

        (trained.Refusal, trained.Remark).ShouldBe((null, null));
        trained.Reservation.ShouldNotBeNull().ShouldContain("the log-likelihood of a bar is");
        trained.Reservation.ShouldEndWith("Look at the bars, train on others, or promote it by hand.");
        var sound = await _trainer.TrainAsync(
            Request(4), SyntheticBars.Instrument, SyntheticBars.Stream(moving), null, null, Cancel);
        (sound.Refusal, sound.Reservation, sound.Remark).ShouldBe((null, null, null));
    }

    /// <summary>The price of the first three quarters, or of the last one, does not move.</summary>
    private static IEnumerable<Candle> StandingStill(List<Candle> bars, bool isFirst)
    {
        var cut = bars.Count * 3 / 4;
        var price = bars[cut].Open;
        return bars.Select((bar, index) => index < cut == isFirst
            ? bar with { Open = price, High = price, Low = price, Close = price }
            : bar);
    }

    [Fact]
    public async Task A_model_whose_crisis_gate_learns_longer_needs_more_bars_and_one_without_a_gate_as_many_as_usual()
    {
        var request = new TrainingRequest(SyntheticBars.Instrument, Timeframe.M1, SyntheticBars.Stream(Candles));
        var trainer = new RegimeTrainer(TimeProvider.System);
        var slow = await trainer.TrainAsync(
            request with { CrisisGate = new CrisisGateOptions { LearningBars = 10_000 } }, null, Cancel);
        RegimeCharge.RowCountMin(slow.Model).ShouldBe(10_001);
        RegimeCharge.WhyOff(slow).ShouldNotBeNull().ShouldContain("2,940 bars have all features, and 10,001 are needed");
        var liquidity = await trainer.TrainAsync(request.For(RegimePreset.Liquidity), null, Cancel);
        RegimeCharge.RowCountMin(liquidity.Model).ShouldBe(2_881);
    }

    [Fact]
    public async Task A_model_of_a_price_that_never_moved_is_refused()
    {
        var flat = Candles[..1_000].Select(candle => candle with
        {
            Open = new Price(5), High = new Price(5), Low = new Price(5), Close = new Price(5),
        });
        var (_, refusal) = await new RegimeRefit(TimeProvider.System).TrainAsync(
            new TrainingRequest(SyntheticBars.Instrument, Timeframe.M1, SyntheticBars.Stream([.. flat])), null, null, Cancel);
        refusal.ShouldNotBeNull().ShouldContain("SignedEfficiency is the same in every bar");
    }

    [Fact]
    public async Task A_model_of_another_shape_or_named_afresh_is_no_refit()
    {
        var champion = (await TrainAsync(Request(4), null)).Model;
        (await TrainAsync(Request(2), champion)).Refusal.ShouldBeNull();
        (await TrainAsync(Request(4), champion with { Document = "damaged" })).Refusal.ShouldBeNull();
        (await TrainAsync(Request(4) with { IsNamedAfresh = true }, champion)).Refusal.ShouldBeNull();
    }

    [Fact]
    public async Task Stored_bars_are_read_page_by_page_within_their_bounds()
    {
        var history = new BarTable([.. Candles.Concat(Candles.Select(c => c with { OpenTime = c.OpenTime.AddDays(9) }))]);
        var from = Candles[100].OpenTime;
        var to = Candles[^1].CloseTime.AddDays(9).AddMinutes(-5);
        var read = await StoredBars
            .ReadAsync(history, SyntheticBars.Instrument.Id, Timeframe.M1, from, to, Cancel).ToListAsync(Cancel);
        read.ShouldBe(history.All.Where(c => c.OpenTime >= from && c.CloseTime <= to));
        history.Pages.ShouldBe(2);
        (await StoredBars.ReadAsync(history, SyntheticBars.Instrument.Id, Timeframe.M1, null, null, Cancel)
            .CountAsync(Cancel)).ShouldBe(6_000);
    }

    private static TrainingJobRequest Request(int states) =>
        new(Scope, SyntheticBars.Instrument.Id, Timeframe.M1, "test") { StateCount = states };

    private Task<TrainedModel> TrainAsync(
        TrainingJobRequest request, RegisteredModel? champion, IProgress<TrainingProgress>? progress = null) =>
        _trainer.TrainAsync(
            request, SyntheticBars.Instrument, SyntheticBars.Stream(Candles), champion, progress, Cancel);

    private sealed class Recorder(List<TrainingProgress> reports) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value)
        {
            lock (reports)
                reports.Add(value);
        }
    }

    /// <summary>A second goes by whenever it is asked, so that no progress is held back.</summary>
    private sealed class QuickTime : TimeProvider
    {
        private long _seconds;

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => Interlocked.Increment(ref _seconds);
    }

    private sealed class BarTable(ImmutableArray<Candle> candles) : IMarketDataHistory
    {
        public ImmutableArray<Candle> All => candles;

        public int Pages { get; private set; }

        public Task<ImmutableArray<ClosedBar>> ReadBarsAsync(
            SymbolKey key, Timeframe timeframe, DateTime? from, DateTime? to, int limit, bool newestFirst,
            CancellationToken cancellationToken)
        {
            Pages++;
            return Task.FromResult<ImmutableArray<ClosedBar>>(
            [
                .. candles.Where(c => (from is null || c.OpenTime >= from) && (to is null || c.OpenTime < to)).Take(limit)
                    .Select((candle, index) => new ClosedBar(index + 1, candle, default, default, default)),
            ]);
        }

        public Task<ClosedBarBatch> ReadBarsAfterAsync(
            SymbolKey key, Timeframe timeframe, long afterSequence, int limit, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public Task<ImmutableArray<MarketEvent>> ReadTicksAfterAsync(
            SymbolKey key, long afterSequence, int limit, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public Task<ImmutableArray<ImmutableArray<Trade>>> ReadTradesAsync(
            ImmutableArray<TradeRange> ranges, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<ImmutableArray<ImmutableArray<ScoredBar>>> ReadBarsAsync(
            ImmutableArray<BarRange> ranges, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}

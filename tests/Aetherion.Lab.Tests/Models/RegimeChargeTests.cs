using System.Collections.Immutable;
using System.Text.Json;
using Aetherion.GrainInterfaces;
using Aetherion.Lab.Models;
using Aetherion.Lab.Training;
using Aetherion.Model;

namespace Aetherion.Lab.Tests.Models;

public sealed class RegimeChargeTests
{
    private const string WhatToDo = ". Look at the bars, train on others, or promote it by hand.";

    private static readonly ModelScope Scope = new(ModelFamilies.Regime, SyntheticBars.Instrument.Id, Timeframe.M1);

    private static readonly DateTime Start = new(2024, 3, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly Lazy<Task<TrainingReport>> Report = new(() => TrainAsync(new SyntheticBars(3, 3_000).Candles));

    /// <summary>Of four months of minutes, as a sound model has it.</summary>
    private static readonly HeldOutScore Sound = new(
        Start, Start.AddDays(1), Start.AddDays(32), 45_000, LogLikelihoodPerBar: -1.9, CrisisRatio: 3,
        Labels((Regime.Bull, 0.38), (Regime.Bear, 0.36), (Regime.Sideways, 0.21), (Regime.Crisis, 0.05)))
    {
        TrainedLogLikelihoodPerBar = -1.8, RowCount = 45_000, LabelledBarCount = 45_000, ReversalShare = 0,
    };

    [Fact]
    public async Task A_model_that_was_sound_on_the_bars_held_back_and_one_that_was_not_judged_take_charge()
    {
        (await WhyOffAsync(Sound)).ShouldBeNull();
        (await WhyOffAsync(null)).ShouldBeNull();
    }

    [Fact]
    public async Task A_model_that_gives_no_bar_held_back_a_regime_or_all_of_a_month_the_same_does_not_take_charge()
    {
        (await WhyOffAsync(Sound with { Labels = Labels(), LabelledBarCount = 0, CrisisRatio = null })).ShouldBe(
            "fitted up to 2024-03-01 00:00 and run on the 45,000 bars from 2024-03-02 00:00 on, no bar has a regime" + WhatToDo);
        var dead = Sound with { Labels = Labels((Regime.Bull, 1)), CrisisRatio = null };
        (await WhyOffAsync(dead with { LabelledBarCount = HeldOutBounds.LabelledBarsMin })).ShouldNotBeNull()
            .ShouldEndWith("on, the regime is Bull all the time" + WhatToDo);
        (await WhyOffAsync(dead with { LabelledBarCount = HeldOutBounds.LabelledBarsMin - 1 })).ShouldBeNull("weeks may be like that");
    }

    [Fact]
    public async Task A_model_after_whose_Crisis_it_is_calmer_than_after_its_Sideways_does_not_take_charge_where_both_have_hours()
    {
        var inverse = Sound with { CrisisRatio = 0.8 };
        (await WhyOffAsync(inverse)).ShouldNotBeNull().ShouldEndWith(
            "on, the hour after a bar of Crisis is calmer than after one of Sideways (0.80 of its volatility)" + WhatToDo);
        (await WhyOffAsync(inverse with { LabelledBarCount = 11_000 })).ShouldBeNull("550 bars of Crisis are too few to say so");
        (await WhyOffAsync(Sound with { CrisisRatio = 1 })).ShouldBeNull();
    }

    [Fact]
    public async Task A_model_whose_labels_flicker_does_not_take_charge_and_one_reversal_is_none()
    {
        var flickering = Sound with { ReversalShare = 0.021 };
        (await WhyOffAsync(flickering)).ShouldNotBeNull()
            .ShouldEndWith("on, 2.1 % of the changes are taken back at once, and 2 % may be" + WhatToDo);
        (await WhyOffAsync(flickering with { Labels = Sound.Labels with { Switches = 99 } })).ShouldBeNull();
        (await WhyOffAsync(Sound with { ReversalShare = 0.02 })).ShouldBeNull();
    }

    [Theory]
    [InlineData(-5.81, "-5.81")]
    [InlineData(double.NegativeInfinity, "-Infinity")]
    [InlineData(double.NaN, "NaN")]
    public async Task A_model_to_which_later_bars_are_impossible_does_not_take_charge(double perBar, string told)
    {
        (await WhyOffAsync(Sound with { LogLikelihoodPerBar = perBar })).ShouldNotBeNull().ShouldEndWith(
            $"on, the log-likelihood of a bar is {told} where it is -1.8 in training, and 4 less may be" + WhatToDo);
        (await WhyOffAsync(Sound with { LogLikelihoodPerBar = -5.79 })).ShouldBeNull();
        var few = Sound with { LogLikelihoodPerBar = perBar, RowCount = HeldOutBounds.LikelihoodBarsMin - 1 };
        (await WhyOffAsync(few) is null).ShouldBe(double.IsFinite(perBar), "one day may be a crash");
        (await WhyOffAsync(Sound with { LogLikelihoodPerBar = null })).ShouldBeNull("no row has all features");
        var registered = RegimeRegistration.Of(
            (await Report.Value) with { OutOfSample = Sound with { LogLikelihoodPerBar = perBar } }, Scope, Start);
        using var figures = JsonDocument.Parse(registered.Figures);
        var kept = figures.RootElement.GetProperty("outOfSample").GetProperty("logLikelihoodPerBar");
        kept.ValueKind.ShouldBe(double.IsFinite(perBar) ? JsonValueKind.Number : JsonValueKind.Null);
    }

    private static async Task<string?> WhyOffAsync(HeldOutScore? held) =>
        RegimeCharge.WhyOff(await Report.Value with { OutOfSample = held });

    private static LabelSummary Labels(params (Regime Regime, double Share)[] shares) => new(
        shares.ToImmutableSortedDictionary(pair => pair.Regime, pair => pair.Share), Switches: 470, MeanDwellBars: 70);

    private static async Task<TrainingReport> TrainAsync(IReadOnlyList<Candle> candles) =>
        (await new RegimeRefit(TimeProvider.System).TrainAsync(
            new TrainingRequest(SyntheticBars.Instrument, Timeframe.M1, SyntheticBars.Stream(candles)), null, null,
            TestContext.Current.CancellationToken)).Report;
}

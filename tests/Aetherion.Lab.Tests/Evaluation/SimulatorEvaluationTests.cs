using System.Collections.Immutable;
using Aetherion.Domain.Markets;
using Aetherion.Domain.Regimes;
using Aetherion.Lab.Evaluation;
using Aetherion.Model;

namespace Aetherion.Lab.Tests.Evaluation;

public class SimulatorEvaluationTests
{
    private static readonly SimulatorEvaluationRequest Request = new(
        ShippedRegimeModel.Load(), InstrumentCatalog.Simulated().Get(InstrumentId.Parse("sim:BTC-USD")))
    {
        SeedCount = 3,
        BarCount = 5000,
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void The_shipped_model_lies_between_always_sideways_and_the_true_parameters_in_every_scenario()
    {
        ImmutableArray<EvaluationRow> rows = SimulatorEvaluation.Run(Request, null, Token);
        rows.Length.ShouldBe(4 * SimulatorScenario.All.Length);
        foreach (SimulatorScenario scenario in SimulatorScenario.All)
        {
            EvaluationRow Of(string method) =>
                rows.Single(row => row.Scenario == scenario.Name && row.Method == method);
            EvaluationRow steady = Of(SimulatorEvaluation.SteadyLabel);
            EvaluationRow truth = Of(SimulatorEvaluation.TrueParameters);
            steady.Accuracy.ShouldBeGreaterThan(Of(SimulatorEvaluation.AlwaysSideways).Accuracy + 0.05);
            steady.BalancedAccuracy.ShouldBeGreaterThan(0.5);
            steady.Accuracy.ShouldBeLessThan(truth.Accuracy);
            truth.Accuracy.ShouldBeGreaterThan(0.75);
            steady.MeanDwellBars.ShouldBeGreaterThan(45);
            steady.SwitchesPerDay.ShouldBeLessThan(truth.SwitchesPerDay);
        }
    }

    [Fact]
    public void As_shipped_three_of_five_bars_carry_the_true_regime()
    {
        EvaluationRow steady = SimulatorEvaluation.Run(
            Request with { Scenarios = [SimulatorScenario.All[0]], SeedCount = 6 }, null, Token)[0];
        steady.Method.ShouldBe(SimulatorEvaluation.SteadyLabel);
        steady.Accuracy.ShouldBeGreaterThan(0.6);
        steady.BalancedAccuracy.ShouldBeGreaterThan(0.66);
        steady.MedianOnsetDelayBars!.Value.ShouldBeLessThan(35);
        steady.MissedShare.ShouldBeLessThan(0.2);
    }

    [Fact]
    public void The_same_seeds_give_the_same_table_on_any_number_of_threads()
    {
        SimulatorEvaluationRequest small = Request with { Scenarios = [SimulatorScenario.All[2]], BarCount = 2000 };
        SimulatorEvaluation.Run(small with { Parallelism = 1 }, null, Token)
            .ShouldBe(SimulatorEvaluation.Run(small, null, Token));
    }

    [Fact]
    public void Progress_counts_every_simulated_market()
    {
        int most = 0;
        Counter counter = new(done => most = Math.Max(most, done));
        SimulatorEvaluation.Run(
            Request with { Scenarios = [SimulatorScenario.All[0]], BarCount = 1000, Parallelism = 1 }, counter, Token);
        most.ShouldBe(3);
    }

    private sealed class Counter(Action<int> count) : IProgress<int>
    {
        public void Report(int value) => count(value);
    }
}

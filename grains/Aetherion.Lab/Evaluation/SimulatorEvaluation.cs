using System.Collections.Immutable;
using Aetherion.Domain.Features;
using Aetherion.Domain.Regimes;
using Aetherion.Domain.Simulation;
using Aetherion.Model;

namespace Aetherion.Lab.Evaluation;

/// <summary>
/// Scores a model on simulated markets, whose true regimes are known, beside the filter that knows the true parameters
/// and beside the label that never changes. Bars go through the same pipeline as live data.
/// </summary>
public static class SimulatorEvaluation
{
    /// <summary>The steady label of filter and detector, which the service publishes.</summary>
    public const string SteadyLabel = "model, steady label";

    /// <summary>The most probable regime of the model's filter.</summary>
    public const string BareFilter = "model, bare filter";

    /// <summary>The most probable regime of the filter that knows the simulator's parameters.</summary>
    public const string TrueParameters = "true parameters, bare filter";

    /// <summary>Sideways at every bar.</summary>
    public const string AlwaysSideways = "always Sideways";

    private static readonly DateTime Start = new(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>Scores a model: four rows for each scenario.</summary>
    /// <param name="request">What to score on.</param>
    /// <param name="progress">Told the number of simulated markets done, from any thread.</param>
    /// <param name="cancellationToken">Ends the evaluation.</param>
    public static ImmutableArray<EvaluationRow> Run(
        SimulatorEvaluationRequest request,
        IProgress<int>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentOutOfRangeException.ThrowIfLessThan(request.SeedCount, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(request.BarCount, 1000);
        int done = 0;
        ImmutableArray<EvaluationRow>.Builder rows = ImmutableArray.CreateBuilder<EvaluationRow>();
        foreach (SimulatorScenario scenario in request.Scenarios)
        {
            SimulatedRun[] runs = new SimulatedRun[request.SeedCount];
            ParallelOptions options = new()
            {
                MaxDegreeOfParallelism = request.Parallelism,
                CancellationToken = cancellationToken,
            };
            Parallel.For(0, runs.Length, options, index =>
            {
                runs[index] = RunOne(request, scenario, request.FirstSeed + (ulong)index);
                progress?.Report(Interlocked.Increment(ref done));
            });
            rows.Add(EvaluationRow.Of(scenario.Name, SteadyLabel, Select(runs, run => run.Steady)));
            rows.Add(EvaluationRow.Of(scenario.Name, BareFilter, Select(runs, run => run.Bare)));
            rows.Add(EvaluationRow.Of(scenario.Name, TrueParameters, Select(runs, run => run.TrueParameters)));
            rows.Add(EvaluationRow.Of(scenario.Name, AlwaysSideways, Select(runs, run => run.Constant)));
        }

        return rows.DrainToImmutable();
    }

    private static LabelledRun[] Select(SimulatedRun[] runs, Func<SimulatedRun, List<Regime>> labels) =>
        [.. runs.Select(run => new LabelledRun(run.Truth, labels(run)))];

    private static SimulatedRun RunOne(SimulatorEvaluationRequest request, SimulatorScenario scenario, ulong seed)
    {
        Instrument instrument = request.Instrument;
        SimulatorParameters parameters = scenario.Change(SimulatorParameters.For(instrument));
        MarketSimulator simulator = new(instrument, parameters, seed, Start);
        SymbolPipeline pipeline = new(
            instrument, timeframe => timeframe == Timeframe.M1 ? new RegimeFilter(request.Model) : null);
        RegimeDetector detector = new(new RegimeKey(new SymbolKey(instrument.Id), Timeframe.M1), request.Detector);
        TrueParameterFilter oracle = new(parameters, instrument);
        SimulatedRun run = new();
        foreach (SimulatedBar bar in simulator.Bars(Timeframe.M1, DateTime.MaxValue).Take(request.BarCount))
        {
            Regime best = oracle.Update(bar.Candle);
            pipeline.AddBar(bar.Candle);
            ClosedBar closed = FindMinute(pipeline);
            RegimeDecision decision = detector.Update(closed, request.Model.Version)!.Value;
            if (closed.Posterior.Count > 0)
                run.Add(bar.Regime, decision.Bar.Regime, MostProbable(closed.Probabilities), best);
        }

        return run;
    }

    private static ClosedBar FindMinute(SymbolPipeline pipeline)
    {
        ClosedBar found = default;
        foreach (ref readonly ClosedBar closed in pipeline.Closed)
        {
            if (closed.Candle.Timeframe == Timeframe.M1)
                found = closed;
        }

        pipeline.ClearClosed();
        return found;
    }

    private static Regime MostProbable(RegimeProbabilities probabilities) =>
        SimulatorParameters.Regimes.MaxBy(regime => probabilities[regime]);

    /// <summary>The truth and the labels of every method, bar by bar.</summary>
    private sealed class SimulatedRun
    {
        public List<Regime> Truth { get; } = [];

        public List<Regime> Steady { get; } = [];

        public List<Regime> Bare { get; } = [];

        public List<Regime> TrueParameters { get; } = [];

        public List<Regime> Constant { get; } = [];

        public void Add(Regime truth, Regime steady, Regime bare, Regime trueParameters)
        {
            Truth.Add(truth);
            Steady.Add(steady);
            Bare.Add(bare);
            TrueParameters.Add(trueParameters);
            Constant.Add(Regime.Sideways);
        }
    }
}

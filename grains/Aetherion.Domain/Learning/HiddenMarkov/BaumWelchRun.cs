using System.Collections.Concurrent;

namespace Aetherion.Domain.Learning.HiddenMarkov;

/// <summary>Iterations over one window, from any start. Starts may run at the same time; one that has ended leaves its
/// lattice, which is as long as the window, to the next.</summary>
internal sealed class BaumWelchRun(
    ObservationMatrix window,
    BaumWelchOptions options,
    double[] varianceFloors,
    PriorDensity prior,
    FitProgress progress,
    Lattices lattices)
{
    // A bag would keep its items alive until its finaliser has run.
    private readonly ConcurrentStack<ExpectedCounts> _idle = [];

    public GaussianHmmFit From(GaussianHmm model, int start, int maxIterations, CancellationToken cancellationToken)
    {
        if (!_idle.TryPop(out ExpectedCounts? counts))
            counts = new ExpectedCounts(window, model.StateCount, model.CovarianceType, lattices);
        GaussianHmmFit fit = From(model, start, maxIterations, counts, cancellationToken);
        _idle.Push(counts);
        return fit;
    }

    /// <summary>Gives the lattices to the next fit, once all starts have ended.</summary>
    public void Release()
    {
        while (_idle.TryPop(out ExpectedCounts? counts))
            counts.Release(lattices);
    }

    private GaussianHmmFit From(
        GaussianHmm model, int start, int maxIterations, ExpectedCounts counts, CancellationToken cancellationToken)
    {
        ConvergenceMonitor monitor = new(options.Tolerance, maxIterations);
        Maximisation maximisation = new(varianceFloors, options.StateWeightMin, prior);
        GaussianHmm before = model;
        double likelihoodBefore = double.NegativeInfinity;
        while (!monitor.IsDone)
        {
            cancellationToken.ThrowIfCancellationRequested();
            likelihoodBefore = counts.Collect(model);
            monitor.Report(likelihoodBefore + prior.LogDensity(model));
            before = model;
            model = maximisation.Update(model, counts);
            progress.Add(1, likelihoodBefore);
        }

        progress.Add(maxIterations - monitor.History.Count, double.NegativeInfinity);
        double likelihood = ForwardBackward.LogLikelihood(model, window);
        double posterior = likelihood + prior.LogDensity(model);

        // A floor that acts, a pseudo-count without a prior, or rounding can make the last iteration a loss.
        bool isLoss = !double.IsNegativeInfinity(options.Tolerance)
            && monitor.History.Count > 0 && monitor.History[^1] > posterior;
        return isLoss
            ? Result(before, likelihoodBefore, monitor.History[^1])
            : Result(model, likelihood, posterior);

        GaussianHmmFit Result(GaussianHmm fitted, double logLikelihood, double logPosterior) =>
            new(fitted, logLikelihood, logPosterior, monitor.IsConverged, monitor.History, start);
    }
}

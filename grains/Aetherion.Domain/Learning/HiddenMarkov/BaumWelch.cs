namespace Aetherion.Domain.Learning.HiddenMarkov;

/// <summary>
/// Maximum-likelihood fitting by expectation and maximisation (Baum et al. 1970). Many starts run for a few
/// iterations each, the best of them to the end; the same seed gives the same model on any number of threads.
/// </summary>
public sealed class BaumWelch
{
    /// <summary>Smallest floor of a standard deviation as a share of the feature's mean: what rounding leaves of a
    /// constant column.</summary>
    private const double RoundingFloor = 1e-12;

    /// <summary>Smallest floor of a variance; only a column of zeros needs it.</summary>
    private const double SmallestFloor = 1e-30;

    /// <summary>A prime that keeps the starts of neighbouring seeds apart.</summary>
    private const int SeedStride = 1_000_003;

    private readonly BaumWelchOptions _options;

    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public BaumWelch(BaumWelchOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.ThrowIfInvalid();
        _options = options;
    }

    /// <summary>Fits a model to a window.</summary>
    /// <param name="window">At least as many rows as states.</param>
    /// <param name="progress">Told after each iteration, from the thread that did it.</param>
    /// <param name="cancellationToken">Ends the fit between iterations.</param>
    /// <exception cref="ArgumentException">The window has fewer rows than the model has states.</exception>
    public GaussianHmmFit Fit(
        ObservationMatrix window,
        IProgress<BaumWelchProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(window);
        if (window.RowCount < _options.StateCount)
        {
            throw new ArgumentException(
                $"{window.RowCount} rows cannot show {_options.StateCount} states; give more rows or ask for fewer " +
                "states.", nameof(window));
        }

        double[] floors = VarianceFloors(window);
        FitProgress tracker = new(_options, progress);
        KMeansStart starts = new(window, _options, floors);
        GaussianHmmFit[] shortRuns = RunAll(_options.StartCount, RunShort, cancellationToken);
        GaussianHmmFit[] finalists =
            [.. shortRuns.OrderByDescending(fit => fit.LogLikelihood).Take(_options.FinalistCount)];
        GaussianHmmFit[] fits = RunAll(finalists.Length, RunToTheEnd, cancellationToken);
        return fits.MaxBy(fit => fit.LogLikelihood)!;

        GaussianHmmFit RunShort(int start)
        {
            Random random = new(unchecked((_options.Seed * SeedStride) + start));
            return Run(
                window, floors, starts.Create(random), start, _options.ShortRunIterations, tracker, cancellationToken);
        }

        GaussianHmmFit RunToTheEnd(int index) => Run(
            window, floors, finalists[index].Model, finalists[index].Start, _options.MaxIterations, tracker,
            cancellationToken);
    }

    /// <summary>Fits from given parameters, without other starts.</summary>
    public GaussianHmmFit FitFrom(
        GaussianHmm start,
        ObservationMatrix window,
        IProgress<BaumWelchProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ForwardBackward.ThrowIfUnfit(start, window);
        BaumWelchOptions single = _options with { StartCount = 1, ShortRunIterations = 0, FinalistCount = 1 };
        FitProgress tracker = new(single, progress);
        return Run(window, VarianceFloors(window), start, 0, _options.MaxIterations, tracker, cancellationToken);
    }

    private GaussianHmmFit Run(
        ObservationMatrix window,
        double[] floors,
        GaussianHmm model,
        int start,
        int maxIterations,
        FitProgress progress,
        CancellationToken cancellationToken)
    {
        ConvergenceMonitor monitor = new(_options.Tolerance, maxIterations);
        ExpectedCounts counts = new(window, model.StateCount, model.CovarianceType);
        Maximisation maximisation = new(floors, _options);
        GaussianHmm before = model;
        while (!monitor.IsDone)
        {
            cancellationToken.ThrowIfCancellationRequested();
            double logLikelihood = counts.Collect(model);
            monitor.Report(logLikelihood);
            before = model;
            model = maximisation.Update(model, counts);
            progress.Add(1, logLikelihood);
        }

        progress.Add(maxIterations - monitor.History.Count, double.NegativeInfinity);
        double last = ForwardBackward.LogLikelihood(model, window);

        // A floor or prior that acts, or rounding, can make the last iteration a loss.
        bool isLoss = !double.IsNegativeInfinity(_options.Tolerance)
            && monitor.History.Count > 0 && monitor.History[^1] > last;
        return isLoss
            ? new GaussianHmmFit(before, monitor.History[^1], monitor.IsConverged, monitor.History, start)
            : new GaussianHmmFit(model, last, monitor.IsConverged, monitor.History, start);
    }

    private GaussianHmmFit[] RunAll(
        int count, Func<int, GaussianHmmFit> run, CancellationToken cancellationToken)
    {
        GaussianHmmFit[] fits = new GaussianHmmFit[count];
        ParallelOptions parallel = new()
        {
            MaxDegreeOfParallelism = _options.Parallelism,
            CancellationToken = cancellationToken,
        };
        Parallel.For(0, count, parallel, index => fits[index] = run(index));
        return fits;
    }

    private double[] VarianceFloors(ObservationMatrix window)
    {
        double[] means = StandardScaler.ColumnMeans(window);
        double[] deviations = StandardScaler.ColumnDeviations(window, means);
        double[] floors = new double[means.Length];
        for (int column = 0; column < floors.Length; column++)
        {
            double relative = _options.CovarianceFloor * deviations[column] * deviations[column];
            double rounding = RoundingFloor * RoundingFloor * means[column] * means[column];
            floors[column] = Math.Max(SmallestFloor, Math.Max(relative, rounding));
        }

        return floors;
    }
}

using System.Runtime.ExceptionServices;

namespace Aetherion.Domain.Learning.HiddenMarkov;

/// <summary>
/// Fitting by expectation and maximisation (Baum et al. 1970): maximum likelihood, or with a prior the maximum of the
/// posterior. Many starts run for a few iterations each, the best of them to the end; the same seed gives the same
/// model on any number of threads.
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
    private readonly Lattices _lattices;

    /// <param name="options">How to fit.</param>
    /// <param name="lattices">Those of the fits before; null for new ones.</param>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public BaumWelch(BaumWelchOptions options, Lattices? lattices = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.ThrowIfInvalid();
        _options = options;
        _lattices = lattices ?? new Lattices();
    }

    /// <summary>Fits a model to a window.</summary>
    /// <param name="window">At least as many rows as states.</param>
    /// <param name="progress">Told after each iteration, from the thread that did it.</param>
    /// <param name="cancellationToken">Ends the fit between iterations.</param>
    /// <exception cref="ArgumentException">The window has fewer rows than the model has states, the prior has too few
    /// degrees of freedom for its columns, or without a floor a covariance has become singular.</exception>
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
        BaumWelchRun run = Prepare(window, _options, floors, progress);
        KMeansStart starts = new(window, _options, floors);
        GaussianHmmFit[] shortRuns = RunAll(_options.StartCount, RunShort, cancellationToken);
        GaussianHmmFit[] finalists =
            [.. shortRuns.OrderByDescending(fit => fit.LogPosterior).Take(_options.FinalistCount)];
        GaussianHmmFit[] fits = RunAll(finalists.Length, RunToTheEnd, cancellationToken);
        run.Release();
        return fits.MaxBy(fit => fit.LogPosterior)!;

        GaussianHmmFit RunShort(int start)
        {
            Random random = new(unchecked((_options.Seed * SeedStride) + start));
            return run.From(starts.Create(random), start, _options.ShortRunIterations, cancellationToken);
        }

        GaussianHmmFit RunToTheEnd(int index) => run.From(
            finalists[index].Model, finalists[index].Start, _options.MaxIterations, cancellationToken);
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
        return Prepare(window, single, VarianceFloors(window), progress)
            .From(start, 0, _options.MaxIterations, cancellationToken);
    }

    private BaumWelchRun Prepare(
        ObservationMatrix window, BaumWelchOptions options, double[] floors, IProgress<BaumWelchProgress>? progress) =>
        new(window, options, floors, new PriorDensity(options, window, floors), new FitProgress(options, progress), _lattices);

    private GaussianHmmFit[] RunAll(
        int count, Func<int, GaussianHmmFit> run, CancellationToken cancellationToken)
    {
        GaussianHmmFit[] fits = new GaussianHmmFit[count];
        ParallelOptions parallel = new()
        {
            MaxDegreeOfParallelism = _options.Parallelism,
            CancellationToken = cancellationToken,
        };
        try
        {
            Parallel.For(0, count, parallel, index => fits[index] = run(index));
        }
        catch (AggregateException exception)
        {
            // What one start says is wrong is wrong with the window or the options: the caller gets that message.
            ExceptionDispatchInfo.Throw(exception.InnerExceptions[0]);
        }

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

using System.Runtime.Intrinsics;

namespace Aetherion.Domain.Learning.HiddenMarkov;

/// <summary>
/// Filtering, smoothing and the likelihood of a whole window. Filtering sees the past of each row only; smoothing
/// sees the whole window and is for diagnostics.
/// </summary>
public static class ForwardBackward
{
    /// <summary>P(state at t | observations 0..t) for each row t.</summary>
    public static Posteriors Filter(GaussianHmm model, ObservationMatrix window)
    {
        ForwardKernel kernel = Prepare(model, window);
        Vector256<double>[] lattice = new Vector256<double>[window.RowCount * kernel.BlockCount];
        double logLikelihood = FillLattice(kernel, window, lattice);
        return new Posteriors(Unpack(lattice, model.StateCount), model.StateCount, logLikelihood);
    }

    /// <summary>P(state at t | all observations of the window) for each row t.</summary>
    public static Posteriors Smooth(GaussianHmm model, ObservationMatrix window)
    {
        Vector256<double>[] lattice = new Vector256<double>[LatticeLength(model, window)];
        double logLikelihood = FillSmoothed(model, window, lattice);
        return new Posteriors(Unpack(lattice, model.StateCount), model.StateCount, logLikelihood);
    }

    /// <summary>The share of the window that each state holds: the mean of <see cref="Smooth"/> over its rows.</summary>
    /// <param name="model">The model.</param>
    /// <param name="window">As many columns as the model has features.</param>
    /// <param name="lattices">Those of the fits before; null for a new one.</param>
    public static double[] StateShares(GaussianHmm model, ObservationMatrix window, Lattices? lattices = null)
    {
        lattices ??= new Lattices();
        int length = LatticeLength(model, window);
        Vector256<double>[] lattice = lattices.Take(length);
        FillSmoothed(model, window, lattice.AsSpan(0, length));
        double[] shares = MeanOf(StateLanes.AsDoubles(lattice.AsSpan(0, length)), window, model.StateCount);
        lattices.GiveBack(lattice);
        return shares;
    }

    private static double[] MeanOf(ReadOnlySpan<double> lanes, ObservationMatrix window, int stateCount)
    {
        int laneCount = lanes.Length / window.RowCount;
        double[] shares = new double[stateCount];
        for (int row = 0; row < window.RowCount; row++)
        {
            for (int state = 0; state < shares.Length; state++)
                shares[state] += lanes[(row * laneCount) + state];
        }

        double sum = shares.Sum();
        return Array.ConvertAll(shares, share => share / sum);
    }

    private static int LatticeLength(GaussianHmm model, ObservationMatrix window) =>
        window.RowCount * StateLanes.BlockCount(model.StateCount);

    private static double FillSmoothed(GaussianHmm model, ObservationMatrix window, Span<Vector256<double>> lattice)
    {
        ForwardKernel kernel = Prepare(model, window);
        double logLikelihood = FillLattice(kernel, window, lattice);
        BackwardKernel backward = new(model, kernel);
        if (NarrowBackward.Suits(kernel))
        {
            Span<Vector256<double>> transitions = new Vector256<double>[StateLanes.Width];
            NarrowBackward.Smooth(backward, lattice[..^1], lattice[^1], transitions);
            return logLikelihood;
        }

        int blockCount = kernel.BlockCount;
        backward.StartAt(lattice.Slice((window.RowCount - 1) * blockCount, blockCount));
        for (int row = window.RowCount - 2; row >= 0; row--)
        {
            Span<Vector256<double>> filtered = lattice.Slice(row * blockCount, blockCount);
            backward.Step(filtered);
            backward.Smoothed.CopyTo(filtered);
        }

        return logLikelihood;
    }

    /// <summary>Natural logarithm of the likelihood of a window; uses no memory that grows with the window.</summary>
    public static double LogLikelihood(GaussianHmm model, ObservationMatrix window)
    {
        ForwardKernel kernel = Prepare(model, window);
        if (NarrowForward.Suits(kernel))
            return NarrowForward.Run(kernel, window, []);
        Vector256<double>[] probabilities = new Vector256<double>[kernel.BlockCount];
        LogLikelihoodSum sum = new();
        sum.Add(kernel.Start(window.Row(0), probabilities));
        for (int row = 1; row < window.RowCount; row++)
        {
            sum.Add(kernel.Step(window.Row(row), probabilities, probabilities));
        }

        return sum.Value;
    }

    /// <summary>Fills the filtered probabilities of every row and returns the log-likelihood.</summary>
    internal static double FillLattice(ForwardKernel kernel, ObservationMatrix window, Span<Vector256<double>> lattice)
    {
        if (NarrowForward.Suits(kernel))
            return NarrowForward.Run(kernel, window, lattice);
        int blockCount = kernel.BlockCount;
        int columnCount = window.ColumnCount;
        ReadOnlySpan<double> values = window.Values;
        LogLikelihoodSum sum = new();
        sum.Add(kernel.Start(values[..columnCount], lattice[..blockCount]));
        for (int row = 1; row < window.RowCount; row++)
        {
            int offset = row * blockCount;
            sum.Add(kernel.Step(
                values.Slice(row * columnCount, columnCount),
                lattice.Slice(offset - blockCount, blockCount),
                lattice.Slice(offset, blockCount)));
        }

        return sum.Value;
    }

    internal static void ThrowIfUnfit(GaussianHmm model, ObservationMatrix window)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(window);
        if (window.RowCount == 0)
            throw new ArgumentException("The window is empty; give at least one row.", nameof(window));
        if (window.ColumnCount != model.FeatureCount)
        {
            throw new ArgumentException(
                $"The model has {model.FeatureCount} features, the window has {window.ColumnCount} columns.",
                nameof(window));
        }
    }

    private static ForwardKernel Prepare(GaussianHmm model, ObservationMatrix window)
    {
        ThrowIfUnfit(model, window);
        return new ForwardKernel(model);
    }

    private static double[] Unpack(ReadOnlySpan<Vector256<double>> lattice, int stateCount)
    {
        int laneCount = StateLanes.BlockCount(stateCount) * StateLanes.Width;
        ReadOnlySpan<double> lanes = StateLanes.AsDoubles(lattice);
        double[] values = new double[lanes.Length / laneCount * stateCount];
        for (int row = 0; row * stateCount < values.Length; row++)
        {
            lanes.Slice(row * laneCount, stateCount).CopyTo(values.AsSpan(row * stateCount));
        }

        return values;
    }
}

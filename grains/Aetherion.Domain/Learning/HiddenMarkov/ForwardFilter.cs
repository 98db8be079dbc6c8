using System.Runtime.Intrinsics;

namespace Aetherion.Domain.Learning.HiddenMarkov;

/// <summary>
/// The forward filter, one observation at a time: P(state now | all observations so far). A step costs
/// O(K^2 + K D^2), allocates nothing, and equals the batch filter of <see cref="ForwardBackward"/> bit for bit.
/// Serves one caller at a time.
/// </summary>
public sealed class ForwardFilter
{
    /// <summary>How far the probabilities of a restored state may sum from one.</summary>
    private const double SumTolerance = 1e-9;

    private readonly ForwardKernel _kernel;
    private readonly Vector256<double>[] _probabilities;

    /// <summary>A filter that has seen nothing.</summary>
    public ForwardFilter(GaussianHmm model)
    {
        ArgumentNullException.ThrowIfNull(model);
        Model = model;
        _kernel = new ForwardKernel(model);
        _probabilities = new Vector256<double>[_kernel.BlockCount];
        Reset();
    }

    /// <summary>The model that is filtered with.</summary>
    public GaussianHmm Model { get; }

    /// <summary>Whether an observation has been seen.</summary>
    public bool IsReady { get; private set; }

    /// <summary>Probability of each state; before the first observation the start probabilities.</summary>
    public ReadOnlySpan<double> Probabilities =>
        StateLanes.AsDoubles(_probabilities.AsSpan())[..Model.StateCount];

    /// <summary>Takes the next observation and returns its log-likelihood given those before it.</summary>
    /// <exception cref="ArgumentException">The number of features differs from the model's, or a value is NaN,
    /// infinite or too large; the filter is then as it was.</exception>
    public double Update(ReadOnlySpan<double> observation)
    {
        ThrowIfUnusable(observation);
        if (IsReady)
            return _kernel.Step(observation, _probabilities, _probabilities).Log;
        IsReady = true;
        return _kernel.Start(observation, _probabilities).Log;
    }

    /// <summary>Lets one step pass without an observation: the probabilities move by the transitions alone.</summary>
    public void Skip()
    {
        if (IsReady)
            _kernel.Skip(_probabilities);
    }

    /// <summary>Forgets all observations.</summary>
    public void Reset()
    {
        IsReady = false;
        Array.Clear(_probabilities);
        Model.StartProbabilities.CopyTo(StateLanes.AsDoubles(_probabilities.AsSpan()));
    }

    /// <summary>A copy of what the filter knows.</summary>
    public ForwardFilterState Save() => new(Probabilities.ToArray(), IsReady);

    /// <summary>Continues from a saved state, bit for bit.</summary>
    /// <exception cref="ArgumentException">The state is not one of a model with so many states.</exception>
    public void Restore(ForwardFilterState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        double sum = 0;
        foreach (double probability in state.Probabilities)
        {
            sum += probability >= 0 ? probability : double.NaN;
        }

        if (state.Probabilities.Length != Model.StateCount || !(Math.Abs(sum - 1) <= SumTolerance))
        {
            throw new ArgumentException(
                $"The saved filter has {state.Probabilities.Length} probabilities with sum {sum}; the model needs " +
                $"{Model.StateCount} with sum 1. Start the filter afresh.", nameof(state));
        }

        Array.Clear(_probabilities);
        state.Probabilities.CopyTo(StateLanes.AsDoubles(_probabilities.AsSpan()));
        IsReady = state.IsReady;
    }

    private void ThrowIfUnusable(ReadOnlySpan<double> observation)
    {
        if (observation.Length != Model.FeatureCount)
        {
            throw new ArgumentException(
                $"The model has {Model.FeatureCount} features, the observation has {observation.Length}.");
        }

        foreach (double value in observation)
        {
            if (!ObservationMatrix.IsUsable(value))
            {
                throw new ArgumentException(
                    $"The observation contains {value}; values must be finite and at most " +
                    $"{ObservationMatrix.MagnitudeMax} in size.");
            }
        }
    }
}

using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Aetherion.Domain.Learning.HiddenMarkov;

/// <summary>The rows of a transition matrix of at most four states, one to a register; absent states have zeros, which
/// change no sum.</summary>
internal readonly struct NarrowTransitions
{
    private readonly Vector256<double> _from0;
    private readonly Vector256<double> _from1;
    private readonly Vector256<double> _from2;
    private readonly Vector256<double> _from3;

    public NarrowTransitions(ReadOnlySpan<Vector256<double>> rows)
    {
        _from0 = rows[0];
        _from1 = rows.Length > 1 ? rows[1] : default;
        _from2 = rows.Length > 2 ? rows[2] : default;
        _from3 = rows.Length > 3 ? rows[3] : default;
    }

    /// <summary>The sum over the rows, each times its probability, from the first to the last.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<double> Predict(Vector256<double> probabilities)
    {
        Vector256<double> sum = _from0 * Vector256.Shuffle(probabilities, Vector256<long>.Zero);
        sum += _from1 * Vector256.Shuffle(probabilities, Vector256.Create(1L));
        sum += _from2 * Vector256.Shuffle(probabilities, Vector256.Create(2L));
        return sum + (_from3 * Vector256.Shuffle(probabilities, Vector256.Create(3L)));
    }
}

using System.Runtime.CompilerServices;

namespace Aetherion.Domain.Learning.HiddenMarkov;

/// <summary>
/// Adds up log-likelihoods ln(s) + shift. The factors s are multiplied for as long as their product is far from
/// overflow and underflow, so that few logarithms are taken.
/// </summary>
internal struct LogLikelihoodSum()
{
    private const double ProductMin = 1e-20;
    private const double ProductMax = 1e20;

    private double _sum;
    private double _product = 1;

    /// <summary>The sum so far.</summary>
    public readonly double Value => _sum + Math.Log(_product);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(RowLikelihood row)
    {
        _sum += row.LogScale;
        _product *= row.Scaled;
        if (_product is < ProductMin or > ProductMax)
            Flush();
    }

    private void Flush()
    {
        _sum += Math.Log(_product);
        _product = 1;
    }
}

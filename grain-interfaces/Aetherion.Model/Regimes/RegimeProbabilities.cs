namespace Aetherion.Model;

/// <summary>P(regime | bars so far); the four sum to 1.</summary>
public readonly record struct RegimeProbabilities(double Bull, double Bear, double Sideways, double Crisis)
{
    public double this[Regime regime] => regime switch
    {
        Regime.Bull => Bull,
        Regime.Bear => Bear,
        Regime.Sideways => Sideways,
        Regime.Crisis => Crisis,
        _ => throw new ArgumentOutOfRangeException(nameof(regime), regime, "There is no probability of this regime."),
    };
}

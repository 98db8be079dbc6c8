namespace Aetherion.Domain.Learning.HiddenMarkov;

/// <summary>The likelihood of a row given those before it, as Scaled times e to the LogScale.</summary>
internal readonly record struct RowLikelihood(double LogScale, double Scaled)
{
    public double Log => LogScale + Math.Log(Scaled);
}

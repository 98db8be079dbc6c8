namespace Aetherion.Domain.Regimes;

/// <summary>What a hidden state's name is decided on, in standard deviations of the training window.</summary>
internal sealed record StateMoments(int State, double Drift, double Volatility)
{
    public double DistanceTo(RegimePrototype prototype)
    {
        double drift = Drift - prototype.Drift;
        double volatility = Volatility - prototype.Volatility;
        return (drift * drift) + (volatility * volatility);
    }
}

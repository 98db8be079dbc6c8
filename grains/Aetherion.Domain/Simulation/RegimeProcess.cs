using Aetherion.Model;

namespace Aetherion.Domain.Simulation;

/// <summary>The true regime, minute by open minute: a semi-Markov chain.</summary>
internal sealed class RegimeProcess
{
    private readonly SimulatorParameters _parameters;
    private readonly RandomGenerator _random;
    private int _minutesLeft;

    public RegimeProcess(SimulatorParameters parameters, RandomGenerator random)
    {
        _parameters = parameters;
        _random = random;
        Regime = SimulatorParameters.Regimes[Draw(parameters.Occupancy().AsSpan())];
        // It begins somewhere within a regime, not at its start.
        _minutesLeft = 1 + (int)(random.NextDouble() * DrawDwell());
    }

    public Regime Regime { get; private set; }

    /// <summary>Goes on by one minute; true when the regime changed.</summary>
    public bool Advance()
    {
        if (--_minutesLeft > 0)
            return false;
        var row = _parameters.Transitions[SimulatorParameters.Regimes.IndexOf(Regime)];
        Regime = SimulatorParameters.Regimes[Draw(row.AsSpan())];
        _minutesLeft = DrawDwell();
        return true;
    }

    private int DrawDwell()
    {
        var least = _parameters.DwellMinutesMin;
        var scale = (_parameters[Regime].MeanDwellMinutes - least) / 2;
        return least + (int)Math.Round(scale * (_random.NextExponential() + _random.NextExponential()));
    }

    private int Draw(ReadOnlySpan<double> probabilities)
    {
        var left = _random.NextDouble();
        for (var i = 0; i < probabilities.Length - 1; i++)
        {
            left -= probabilities[i];
            if (left < 0)
                return i;
        }
        return probabilities[^1] > 0 ? probabilities.Length - 1 : probabilities.Length - 2;
    }
}

using System.Collections.Immutable;
using Aetherion.Model;

namespace Aetherion.Domain.Simulation;

/// <summary>
/// The true parameters of a simulated symbol. A minute's log return is
/// drift + season * volatility * sqrt(w) * normal + jump, with w = (n - 2) / chi-squared(n) drawn once per minute, so
/// that it has Student's t distribution of n degrees; the season is <see cref="IntradaySeason"/>. Regimes change at
/// whole minutes, follow a Markov chain from regime to regime and last a minimum plus a gamma variate of shape 2.
/// </summary>
public sealed record SimulatorParameters
{
    public static readonly ImmutableArray<Regime> Regimes = [Regime.Bull, Regime.Bear, Regime.Sideways, Regime.Crisis];

    /// <summary>
    /// The log price at which the simulation starts unless it continues from another one, as a price.
    /// </summary>
    public required decimal StartPrice { get; init; }

    public RegimeDynamics Bull { get; init; } = new(0.000105, 0.00034, 0, 0.15, 0.0003, 0.0006, 1.5, 150);

    public RegimeDynamics Bear { get; init; } = new(-0.000105, 0.00036, 0, 0.15, -0.0003, 0.0006, 1.6, 140);

    public RegimeDynamics Sideways { get; init; } = new(0, 0.00024, 0.02, 0.05, 0, 0.0005, 1, 170);

    public RegimeDynamics Crisis { get; init; } = new(-0.0001, 0.00098, 0, 3, -0.0004, 0.0025, 3.2, 60);

    /// <summary>P(next regime | regime that ends), rows and columns in the order of <see cref="Regimes"/>.</summary>
    public ImmutableArray<ImmutableArray<double>> Transitions { get; init; } =
    [
        [0, 0.34, 0.58, 0.08],
        [0.32, 0, 0.55, 0.13],
        [0.45, 0.43, 0, 0.12],
        [0.25, 0.30, 0.45, 0],
    ];

    /// <summary>The shortest a regime lasts, in open minutes.</summary>
    public int DwellMinutesMin { get; init; } = 20;

    /// <summary>Degrees of freedom of a minute's return, above 2.</summary>
    public int TailDegrees { get; init; } = 5;

    /// <summary>
    /// The pull per minute of the log price towards the start price: half of a distance in 24 open hours.
    /// </summary>
    public double AnchorReversion { get; init; } = Math.Log(2) / (24 * 60);

    /// <summary>The standard deviation of the log return over a night, for markets that close.</summary>
    public double OvernightVolatility { get; init; } = 0.004;

    /// <summary>The base volume of a sideways minute, in the base currency.</summary>
    public double VolumePerMinute { get; init; } = 20;

    /// <summary>
    /// The standard deviation of the logarithm of a minute's volume, beyond regime, season and volatility.
    /// </summary>
    public double VolumeDispersion { get; init; } = 0.35;

    /// <summary>
    /// How far seasonality moves volatility and volume: 0 for not at all, 1 as the market's shape has it.
    /// </summary>
    public double SeasonStrength { get; init; } = 1;

    /// <summary>The distance of two levels of the book, of the price; at least a tick.</summary>
    public double RelativeLevelStep { get; init; } = 0.00002;

    /// <summary>Levels of each side of the book.</summary>
    public int BookDepth { get; init; } = 15;

    public RegimeDynamics this[Regime regime] => regime switch
    {
        Regime.Bull => Bull,
        Regime.Bear => Bear,
        Regime.Sideways => Sideways,
        Regime.Crisis => Crisis,
        _ => throw new ArgumentOutOfRangeException(nameof(regime), regime, "The simulator knows no such regime."),
    };

    /// <summary>
    /// The parameters of an instrument of the simulated venue; the same for an instrument on every run.
    /// </summary>
    public static SimulatorParameters For(Instrument instrument)
    {
        ArgumentNullException.ThrowIfNull(instrument);
        var profile = SymbolProfile.Of(instrument);
        var parameters = new SimulatorParameters
        {
            StartPrice = instrument.ToDecimal(instrument.ToNearestPrice(profile.Price)),
            VolumePerMinute = profile.VolumePerMinute,
        };
        return parameters.Shift(volatility: profile.VolatilityFactor, drift: profile.VolatilityFactor);
    }

    /// <summary>
    /// Other parameters of the same kind, to see whether a model trained on these still knows the regimes.
    /// </summary>
    /// <param name="volatility">Factor of volatilities and jump sizes.</param>
    /// <param name="drift">Factor of drifts.</param>
    /// <param name="dwell">Factor of mean dwell times.</param>
    /// <param name="volume">Factor of how far volumes differ between regimes, as a power.</param>
    public SimulatorParameters Shift(double volatility = 1, double drift = 1, double dwell = 1, double volume = 1)
    {
        return this with
        {
            Bull = Move(Bull),
            Bear = Move(Bear),
            Sideways = Move(Sideways),
            Crisis = Move(Crisis),
            OvernightVolatility = OvernightVolatility * volatility,
        };

        RegimeDynamics Move(RegimeDynamics regime) => regime with
        {
            Drift = regime.Drift * drift,
            Volatility = regime.Volatility * volatility,
            JumpMean = regime.JumpMean * volatility,
            JumpVolatility = regime.JumpVolatility * volatility,
            VolumeFactor = Math.Pow(regime.VolumeFactor, volume),
            MeanDwellMinutes = Math.Max(DwellMinutesMin + 1, regime.MeanDwellMinutes * dwell),
        };
    }

    /// <summary>
    /// The share of open time spent in each regime in the long run, in the order of <see cref="Regimes"/>.
    /// </summary>
    public ImmutableArray<double> Occupancy()
    {
        var weights = new double[Regimes.Length];
        Array.Fill(weights, 1.0 / weights.Length);
        for (var i = 0; i < 200; i++)
            weights = Step(weights);
        var times = weights.Select((w, i) => w * this[Regimes[i]].MeanDwellMinutes).ToArray();
        var total = times.Sum();
        return [.. times.Select(t => t / total)];
    }

    private double[] Step(double[] weights)
    {
        var next = new double[weights.Length];
        for (var from = 0; from < weights.Length; from++)
        {
            for (var to = 0; to < weights.Length; to++)
                next[to] += weights[from] * ((0.5 * Transitions[from][to]) + (from == to ? 0.5 : 0));
        }
        return next;
    }
}

using Aetherion.Domain.Markets;
using Aetherion.Domain.Simulation;
using Aetherion.Model;

namespace Aetherion.Domain.Tests.Simulation;

/// <summary>
/// The forward filter with the simulator's true parameters, on returns and volumes of single bars. Dwell times are
/// taken as geometric, which is all it does not know.
/// </summary>
internal sealed class OracleFilter(SimulatorParameters parameters, Instrument instrument)
{
    /// <summary>The dispersion of log volume beyond what is drawn, from tails and the sizes of trades.</summary>
    private const double VolumeDeviation = 0.5;

    private readonly TradingCalendar _calendar = TradingCalendar.Of(instrument.Market);
    private double[] _posterior = [.. parameters.Occupancy()];

    public Regime Update(in Candle before, in Candle candle)
    {
        var logReturn = Math.Log((double)candle.Close.Ticks / before.Close.Ticks);
        var next = new double[_posterior.Length];
        for (var to = 0; to < next.Length; to++)
            next[to] = Predict(to) * Likelihood(SimulatorParameters.Regimes[to], logReturn, candle);
        var sum = next.Sum();
        _posterior = [.. next.Select(p => p / sum)];
        return SimulatorParameters.Regimes[Array.IndexOf(_posterior, _posterior.Max())];
    }

    private double Predict(int to)
    {
        var sum = 0.0;
        for (var from = 0; from < _posterior.Length; from++)
        {
            var leave = 1 / parameters[SimulatorParameters.Regimes[from]].MeanDwellMinutes;
            sum += _posterior[from] * (from == to ? 1 - leave : leave * parameters.Transitions[from][to]);
        }
        return sum;
    }

    private double Likelihood(Regime regime, double logReturn, in Candle candle)
    {
        var dynamics = parameters[regime];
        var session = _calendar.SessionAtOrAfter(candle.OpenTime);
        var season = IntradaySeason.VolatilityFactor(_calendar, session, candle.OpenTime);
        var jump = dynamics.JumpsPerHour / 60;
        var quiet = StudentT(logReturn - dynamics.Drift, dynamics.Volatility * season);
        var jumpy = Normal(
            logReturn - dynamics.Drift - dynamics.JumpMean,
            Math.Sqrt(Math.Pow(dynamics.Volatility * season, 2) + Math.Pow(dynamics.JumpVolatility, 2)));
        var expected = parameters.VolumePerMinute * dynamics.VolumeFactor * season;
        var volume = Math.Max((double)instrument.ToDecimal(candle.Volume), expected / 1e6);
        return (((1 - jump) * quiet) + (jump * jumpy)) * Normal(Math.Log(volume / expected) + 0.1, VolumeDeviation);
    }

    private double StudentT(double x, double deviation)
    {
        var degrees = parameters.TailDegrees;
        var scale = deviation * Math.Sqrt((degrees - 2.0) / degrees);
        return MathNet.Numerics.Distributions.StudentT.PDF(0, scale, degrees, x);
    }

    private static double Normal(double x, double deviation) =>
        MathNet.Numerics.Distributions.Normal.PDF(0, deviation, x);
}

using Aetherion.Domain.Learning.HiddenMarkov;
using Aetherion.Domain.Markets;
using Aetherion.Domain.Simulation;
using Aetherion.Model;

namespace Aetherion.Lab.Evaluation;

/// <summary>
/// The forward filter that knows the simulator's parameters: what can be known of the regime from returns and volumes
/// of
/// the bars so far, save that dwell times are taken as geometric and both observations as Gaussian. It looks at the
/// minute's log return and the log of its volume, both freed from the season.
/// </summary>
internal sealed class TrueParameterFilter
{
    /// <summary>Variance of a quarter of ln w for five degrees of freedom, trigamma(5/2) / 16; see the simulator's
    /// parameters for w.</summary>
    private const double TailVolumeVariance = 0.0306;

    /// <summary>Mean of a quarter of ln w for five degrees of freedom: (ln 3 - ln 2 - digamma(5/2)) / 4.</summary>
    private const double TailVolumeMean = -0.0744;

    /// <summary>Variance of the log volume that comes from about 33 single trades of exponential size.</summary>
    private const double TradeSizeVariance = 0.06;

    private const double MinutesPerHour = 60;

    private readonly SimulatorParameters _parameters;
    private readonly Instrument _instrument;
    private readonly TradingCalendar _calendar;
    private readonly ForwardFilter _filter;
    private Price _previousClose;

    public TrueParameterFilter(SimulatorParameters parameters, Instrument instrument)
    {
        _parameters = parameters;
        _instrument = instrument;
        _calendar = TradingCalendar.Of(instrument.Market);
        _filter = new ForwardFilter(ToModel(parameters));
    }

    /// <summary>Takes the next one-minute bar and returns the most probable regime.</summary>
    public Regime Update(in Candle candle)
    {
        if (_previousClose.Ticks == 0 || candle.IsEmpty)
        {
            _filter.Skip();
        }
        else
        {
            double season = SeasonAt(candle.OpenTime);
            double logReturn = Math.Log((double)candle.Close.Ticks / _previousClose.Ticks);
            double volume = (double)_instrument.ToDecimal(candle.Volume);
            _filter.Update([logReturn / season, Math.Log(volume / (_parameters.VolumePerMinute * season))]);
        }

        _previousClose = candle.Close;
        return SimulatorParameters.Regimes[MostProbable(_filter.Probabilities)];
    }

    private static GaussianHmm ToModel(SimulatorParameters parameters)
    {
        int count = SimulatorParameters.Regimes.Length;
        double[] transitions = new double[count * count];
        double[] means = new double[count * 2];
        double[] variances = new double[count * 2];
        double volumeVariance = (parameters.VolumeDispersion * parameters.VolumeDispersion)
            + TailVolumeVariance + TradeSizeVariance;
        for (int state = 0; state < count; state++)
        {
            RegimeDynamics dynamics = parameters[SimulatorParameters.Regimes[state]];
            double leave = 1 / dynamics.MeanDwellMinutes;
            for (int to = 0; to < count; to++)
            {
                transitions[(state * count) + to] =
                    to == state ? 1 - leave : leave * parameters.Transitions[state][to];
            }

            double jumps = dynamics.JumpsPerHour / MinutesPerHour;
            means[state * 2] = dynamics.Drift + (jumps * dynamics.JumpMean);
            means[(state * 2) + 1] = Math.Log(dynamics.VolumeFactor) + TailVolumeMean;
            variances[state * 2] = (dynamics.Volatility * dynamics.Volatility) + (jumps
                * ((dynamics.JumpMean * dynamics.JumpMean) + (dynamics.JumpVolatility * dynamics.JumpVolatility)));
            variances[(state * 2) + 1] = volumeVariance;
        }

        return new GaussianHmm(
            CovarianceType.Diagonal, parameters.Occupancy().AsSpan(), transitions, means, variances);
    }

    private double SeasonAt(DateTime openTime)
    {
        double factor = IntradaySeason.VolatilityFactor(_calendar, _calendar.SessionAtOrAfter(openTime), openTime);
        return 1 + (_parameters.SeasonStrength * (factor - 1));
    }

    internal static int MostProbable(ReadOnlySpan<double> probabilities)
    {
        int best = 0;
        for (int state = 1; state < probabilities.Length; state++)
        {
            if (probabilities[state] > probabilities[best])
                best = state;
        }

        return best;
    }
}

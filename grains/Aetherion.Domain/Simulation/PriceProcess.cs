using Aetherion.Domain.Markets;
using Aetherion.Model;

namespace Aetherion.Domain.Simulation;

/// <summary>
/// The log price of one symbol, moved forward in steps of any length within the hours of its market. What is drawn once
/// per minute (regime, tails, a jump, the volume) makes short and long steps agree in distribution.
/// </summary>
internal sealed class PriceProcess
{
    private readonly SimulatorParameters _parameters;
    private readonly RandomGenerator _random;
    private readonly RegimeProcess _regimes;
    private readonly TradingCalendar _calendar;
    private readonly double _anchor;
    private double _regimeStart;
    private TradingSession _session;
    private DateTime _minuteEnd;
    private double _volatility;
    private DateTime _jumpTime;
    private double _jump;

    public PriceProcess(
        SimulatorParameters parameters, Market market, RandomGenerator random, DateTime start, double logPrice)
    {
        _parameters = parameters;
        _random = random;
        _calendar = TradingCalendar.Of(market);
        _regimes = new RegimeProcess(parameters, random);
        _anchor = Math.Log((double)parameters.StartPrice);
        LogPrice = _regimeStart = logPrice;
        _session = _calendar.SessionAtOrAfter(start);
        Time = start > _session.Open ? start : _session.Open;
        StartMinute();
    }

    public DateTime Time { get; private set; }

    public double LogPrice { get; private set; }

    public Regime Regime => _regimes.Regime;

    /// <summary>The volume expected in the running minute, in the base currency.</summary>
    public double MinuteVolume { get; private set; }

    /// <summary>The session that holds <see cref="Time"/>.</summary>
    public TradingSession Session => _session;

    private RegimeDynamics Dynamics => _parameters[_regimes.Regime];

    /// <summary>The standard deviation of a step of this length within the running minute.</summary>
    public double Deviation(TimeSpan step) => _volatility * Math.Sqrt(step.TotalMinutes);

    /// <summary>
    /// Goes to a later time at which the market is open; nights passed on the way move the price once each.
    /// </summary>
    public void AdvanceTo(DateTime time)
    {
        while (time >= _session.Close)
        {
            AdvanceWithinSession(_session.Close);
            _session = _calendar.SessionAtOrAfter(_session.Close);
            if (!_calendar.NeverCloses)
                LogPrice += _parameters.OvernightVolatility * _random.NextNormal();
            Time = _session.Open;
            StartMinute();
        }
        if (time > Time)
            AdvanceWithinSession(time);
    }

    private void AdvanceWithinSession(DateTime time)
    {
        while (time >= _minuteEnd && _minuteEnd < _session.Close)
        {
            Move(_minuteEnd);
            if (_regimes.Advance())
                _regimeStart = LogPrice;
            StartMinute();
        }
        Move(time);
    }

    private void Move(DateTime time)
    {
        var minutes = (time - Time).TotalMinutes;
        if (minutes <= 0)
            return;
        var dynamics = Dynamics;
        var pull = (dynamics.Reversion * (_regimeStart - LogPrice))
            + (_parameters.AnchorReversion * (_anchor - LogPrice));
        LogPrice += ((dynamics.Drift + pull) * minutes) + (_volatility * Math.Sqrt(minutes) * _random.NextNormal());
        if (_jump != 0 && time > _jumpTime)
        {
            LogPrice += _jump;
            _jump = 0;
        }
        Time = time;
    }

    private void StartMinute()
    {
        var start = new DateTime(Time.Ticks - (Time.Ticks % TimeSpan.TicksPerMinute), DateTimeKind.Utc);
        _minuteEnd = start.AddMinutes(1);
        var dynamics = Dynamics;
        var season = 1 + (_parameters.SeasonStrength
            * (IntradaySeason.VolatilityFactor(_calendar, _session, start) - 1));
        var degrees = _parameters.TailDegrees;
        var spread = Math.Sqrt((degrees - 2) / _random.NextChiSquared(degrees));
        _volatility = dynamics.Volatility * season * spread;
        MinuteVolume = _parameters.VolumePerMinute * dynamics.VolumeFactor * season * Math.Sqrt(spread)
            * Math.Exp(_parameters.VolumeDispersion * _random.NextNormal());
        _jump = 0;
        if (_random.NextDouble() < dynamics.JumpsPerHour / 60)
        {
            _jump = dynamics.JumpMean + (dynamics.JumpVolatility * _random.NextNormal());
            _jumpTime = start.AddSeconds(60 * _random.NextDouble());
        }
    }
}

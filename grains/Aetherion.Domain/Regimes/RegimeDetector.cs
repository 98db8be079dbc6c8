using Aetherion.Model;

namespace Aetherion.Domain.Regimes;

/// <summary>
/// Probabilities to a steady label. A label changes when another regime is probable enough, has been so for some bars
/// in a
/// row, the label itself has become improbable (hysteresis) and has lasted its minimum dwell. Crisis may break in at
/// once, unless it has only just ended, and ends when it is improbable. What is decided at the close of bar t acts from
/// bar t + 1 on. Sees the past only.
/// </summary>
public sealed class RegimeDetector
{
    private readonly RegimeKey _key;
    private readonly RegimeDetectorOptions _options;
    private RegimeDetectorState _state = RegimeDetectorState.Empty;

    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public RegimeDetector(RegimeKey key, RegimeDetectorOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.ThrowIfInvalid();
        _key = key;
        _options = options;
    }

    /// <summary>The latest estimate; null before the first bar.</summary>
    public RegimeEstimate? Estimate => _state.Estimate;

    /// <summary>Decides at the close of a bar.</summary>
    /// <param name="bar">The next bar of the key.</param>
    /// <param name="modelVersion">The model behind its probabilities; empty when there is none.</param>
    /// <returns>Null when the bar, or a later one, was seen before; nothing has changed then.</returns>
    public RegimeDecision? Update(in ClosedBar bar, string modelVersion)
    {
        if (_state.Estimate is { } latest && bar.Sequence <= latest.Sequence)
            return null;
        Regime leader = Leader(bar);
        _state = _state with
        {
            DwellBars = _state.DwellBars + 1,
            Since = _state.Estimate is null ? bar.Candle.CloseTime : _state.Since,
            Candidate = leader == _state.Label ? Regime.Unknown : leader,
            CandidateBars = leader == _state.Label ? 0 : leader == _state.Candidate ? _state.CandidateBars + 1 : 1,
        };
        RegimeTransition? transition =
            FindChange(bar, leader) is { } change ? Switch(bar, change.Regime, change.Rule, modelVersion) : null;
        double confidence = _state.Label == Regime.Unknown ? 0 : bar.Probabilities[_state.Label];
        _state = _state with
        {
            Estimate = new RegimeEstimate(
                _key, _state.Label, confidence, MostProbable(bar.Posterior), bar.Probabilities, _state.Since,
                bar.Sequence, bar.Candle.CloseTime, modelVersion),
        };
        return new RegimeDecision(
            new RegimeBar(bar.Sequence, bar.Candle, bar.Features, _state.Label, confidence), transition);
    }

    /// <summary>What the detector knows.</summary>
    public RegimeDetectorState Save() => _state;

    /// <summary>Continues from a saved state.</summary>
    public void Restore(RegimeDetectorState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        _state = state;
    }

    /// <summary>The next label and the rule under which it comes into force now, or null.</summary>
    private (Regime Regime, string Rule)? FindChange(in ClosedBar bar, Regime leader)
    {
        if (leader == Regime.Unknown)
            return null;
        if (_state.Label == Regime.Crisis)
            return IsLeft(bar, _options.CrisisDwellBars) ? (Successor(bar), RegimeRules.CrisisOver) : null;
        return leader != _state.Label && FindRule(bar, leader) is { } rule ? (leader, rule) : null;
    }

    private string? FindRule(in ClosedBar bar, Regime leader)
    {
        if (leader == Regime.Crisis && bar.Probabilities.Crisis >= _options.CrisisThreshold)
            return BreakInRule();
        if (bar.Probabilities[leader] < _options.EnterThreshold || !DirectionAgrees(bar, leader))
            return null;
        if (_state.Label == Regime.Unknown)
            return RegimeRules.FirstLabel;
        return _state.CandidateBars >= _options.ConfirmationBars && IsLeft(bar, _options.MinimumDwellBars)
            ? RegimeRules.ConfidenceAfterDwell
            : null;
    }

    private string? BreakInRule()
    {
        if (_state.Label == Regime.Unknown)
            return RegimeRules.FirstLabel;
        bool hasJustEnded = _state.Previous == Regime.Crisis && _state.DwellBars <= _options.CrisisReturnBars;
        return hasJustEnded ? null : RegimeRules.CrisisBreakIn;
    }

    /// <summary>
    /// What follows a crisis: the most probable other regime. Where its direction is wrong, the regime of the right
    /// direction, save where Sideways is still probable or there is no direction: then Sideways.
    /// </summary>
    private Regime Successor(in ClosedBar bar)
    {
        Regime successor = Regime.Sideways;
        for (Regime regime = Regime.Bull; regime <= Regime.Bear; regime++)
        {
            if (bar.Probabilities[regime] > bar.Probabilities[successor])
                successor = regime;
        }

        if (DirectionAgrees(bar, successor))
            return successor;
        Regime opposite = successor == Regime.Bull ? Regime.Bear : Regime.Bull;
        return bar.Probabilities.Sideways < _options.StayThreshold && DirectionAgrees(bar, opposite)
            ? opposite
            : Regime.Sideways;
    }

    private bool IsLeft(in ClosedBar bar, int dwellBars) =>
        _state.DwellBars > dwellBars && bar.Probabilities[_state.Label] < _options.StayThreshold;

    private bool DirectionAgrees(in ClosedBar bar, Regime leader)
    {
        if (!_options.DirectionMustAgree || bar.Features[Feature.SignedEfficiency] is not { } direction)
            return true;
        return leader switch
        {
            Regime.Bull => direction > 0,
            Regime.Bear => direction < 0,
            _ => true,
        };
    }

    private RegimeTransition Switch(in ClosedBar bar, Regime current, string rule, string modelVersion)
    {
        long number = _state.TransitionCount + 1;
        RegimeTransition transition = new(
            $"{_key}#{number}", _key, number, _state.Label, current, bar.Probabilities[current],
            MostProbable(bar.Posterior), bar.Probabilities, bar.Sequence, bar.Candle.CloseTime,
            _state.DwellBars - 1, rule, modelVersion);
        _state = _state with
        {
            Label = current,
            Previous = _state.Label,
            Since = bar.Candle.CloseTime,
            DwellBars = 1,
            Candidate = Regime.Unknown,
            CandidateBars = 0,
            TransitionCount = number,
        };
        return transition;
    }

    /// <summary>The most probable regime, of equals the first; Unknown when nothing is known.</summary>
    private static Regime Leader(in ClosedBar bar)
    {
        if (bar.Posterior.Count == 0)
            return Regime.Unknown;
        Regime leader = Regime.Bull;
        for (Regime regime = Regime.Bear; regime <= Regime.Crisis; regime++)
        {
            if (bar.Probabilities[regime] > bar.Probabilities[leader])
                leader = regime;
        }

        return leader;
    }

    private static int MostProbable(in StateProbabilities posterior)
    {
        int best = posterior.Count - 1;
        for (int state = best - 1; state >= 0; state--)
        {
            if (posterior[state] >= posterior[best])
                best = state;
        }

        return best;
    }
}

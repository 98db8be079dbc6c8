using Aetherion.Model;

namespace Aetherion.Domain.Venues.Sessions.Streams;

/// <summary>
/// Funding of one symbol where the venue's stream tells marks without it: it is asked for every half minute, and as soon as
/// a funding time has passed, and goes with the marks of the stream from then on.
/// </summary>
internal sealed class StreamFunding(StreamSession session, StreamSymbol symbol)
{
    /// <summary>Half of the silence after which a rate says nothing of what was paid (<see cref="FundingClock.SilenceMax"/>).</summary>
    private static readonly TimeSpan Interval = FundingClock.SilenceMax / 2;

    /// <summary>The venue may take a moment to tell of the next funding time.</summary>
    private static readonly TimeSpan Delay = TimeSpan.FromSeconds(1);

    private readonly VenueBackoff _backoff = session.NewPause();
    private VenueMarkPrice? _known;
    private DateTime _askTime;
    private bool _isAsking;

    /// <summary>Asks, when its time has come.</summary>
    public void Fetch()
    {
        if (_isAsking || session.Now < _askTime || session.StreamVenue.FundingTarget(symbol.Symbol.Name) is not { } target)
            return;
        _isAsking = true;
        session.Ask(target, VenueRequestPriority.MarketData, OnAnswer);
    }

    /// <summary>The mark of the stream, with what is known of funding.</summary>
    public VenueMarkPrice Complete(in VenueMarkPrice mark) => mark.FundingRate is null && _known is { } known
        ? mark with { FundingRate = known.FundingRate, NextFundingTime = known.NextFundingTime }
        : mark;

    private void OnAnswer(in VenueInput input)
    {
        _isAsking = false;
        if (!input.IsSuccess || session.Decode(input.Payload.Span) != DecodeStatus.Decoded || Find() is not { } found)
        {
            _askTime = session.Now + _backoff.Next();
            return;
        }
        _backoff.Reset();
        _known = found;
        var payment = found.NextFundingTime - (session.ClockSkew ?? TimeSpan.Zero) + Delay;
        _askTime = session.Now + Interval;
        if (payment > session.Now && payment < _askTime)
            _askTime = payment;
        symbol.Symbol.Mark(found);
    }

    private VenueMarkPrice? Find()
    {
        ShortText name = new(symbol.Symbol.Name);
        foreach (ref readonly var mark in session.Message.MarkPrices.Items)
        {
            if (mark.Symbol == name)
                return mark;
        }
        return null;
    }
}

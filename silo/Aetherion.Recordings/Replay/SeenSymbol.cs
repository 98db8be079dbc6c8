using Aetherion.Model;

namespace Aetherion.Recordings;

/// <summary>What was found of a symbol by going through a recording.</summary>
internal sealed class SeenSymbol
{
    public Instrument? Instrument { get; set; }

    public long FirstSequence { get; private set; }

    public long LastSequence { get; private set; }

    public bool HasBooks { get; private set; }

    public DateTime Until { get; private set; }

    public void Add(in MarketEvent marketEvent)
    {
        if (FirstSequence == 0)
            FirstSequence = marketEvent.Sequence;
        LastSequence = marketEvent.Sequence;
        HasBooks |= marketEvent.Book is not null;
        Reach(marketEvent.EventTime);
    }

    public void Reach(DateTime time)
    {
        if (time > Until)
            Until = time;
    }
}

using Aetherion.Model;

namespace Aetherion.GrainInterfaces;

/// <summary>
/// Hears of what is done with paper bots on live markets: the place of a recorder, for decisions and orders follow from the market
/// and from this.
/// </summary>
public interface IBotCommandLog
{
    /// <summary>Whether what is done with bots on this instrument is wanted.</summary>
    bool Records(InstrumentId instrument);

    /// <summary>Takes the next command of a bot, after it was carried out; never throws for a recorder that has ended.</summary>
    ValueTask AppendAsync(BotCommand command);
}

using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Grains.Bots;

/// <summary>Nothing is recorded.</summary>
public sealed class NoBotCommandLog : IBotCommandLog
{
    public bool Records(InstrumentId instrument) => false;

    public ValueTask AppendAsync(BotCommand command) => ValueTask.CompletedTask;
}

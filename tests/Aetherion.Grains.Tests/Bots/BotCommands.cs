using System.Collections.Concurrent;
using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Grains.Tests.Bots;

/// <summary>Keeps what is done with bots, in order.</summary>
internal sealed class BotCommands : IBotCommandLog
{
    private readonly ConcurrentQueue<BotCommand> _commands = new();

    public IReadOnlyCollection<BotCommand> All => _commands;

    public bool Records(InstrumentId instrument) => true;

    public ValueTask AppendAsync(BotCommand command)
    {
        _commands.Enqueue(command);
        return ValueTask.CompletedTask;
    }
}

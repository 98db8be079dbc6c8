using Aetherion.GrainInterfaces;

namespace Aetherion.Api.Access;

/// <summary>
/// Finds the person behind a caller: an API key stands for who made it, through all keys between. A key of the command
/// line stands for itself: whoever has the machine has handed it to somebody.
/// </summary>
internal sealed class PersonFinder(ICallerContext access, IApiKeyStore keys)
{
    /// <summary>Keys that were made one by the other; who is behind more is not known.</summary>
    public const int KeysMax = 256;

    /// <summary>Null where it cannot be told.</summary>
    public async ValueTask<string?> FindAsync(CancellationToken cancellationToken)
    {
        var caller = access.Caller;
        if (caller.KeyId is not { } id)
            return caller.Actor;
        for (var count = 0; count < KeysMax; count++)
        {
            if (await keys.FindAsync(caller.Tenant, id, cancellationToken) is not { CreatedBy: var maker })
                return null;
            if (maker == Actors.Command)
                return Actors.OfKey(id);
            if (Actors.KeyIdOf(maker) is not { } next)
                return Actors.IsToken(maker) ? maker : null;
            id = next;
        }
        return null;
    }
}

using Aetherion.Api.Access;
using Aetherion.GrainInterfaces;

namespace Aetherion.Api.Tests;

/// <summary>Whoever the test says.</summary>
internal sealed class FixedCallerContext(Caller caller) : ICallerContext
{
    public Caller Caller { get; } = caller;
}

using System.Reflection;
using Orleans;

namespace Aetherion.Silo.Tests.Venues.Orders;

/// <summary>A grain whose calls are answered by a function of the method's name.</summary>
public class GrainStub : DispatchProxy
{
    private Func<string, object?> _answer = _ => null;

    public static T Of<T>(Func<string, object?> answer)
        where T : class, IGrainWithStringKey
    {
        var grain = Create<T, GrainStub>();
        ((GrainStub)(object)grain)._answer = answer;
        return grain;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => _answer(targetMethod!.Name);
}

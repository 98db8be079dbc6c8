using System.Reflection;

namespace Aetherion.Recordings.Tests;

/// <summary>Answers for a grain, and tells what was asked.</summary>
public class CallProxy : DispatchProxy
{
    public Func<string, object?> Answer { get; set; } = _ => null;

    public Action<string, object?[]> Calls { get; set; } = (_, _) => { };

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        Calls(targetMethod!.Name, args ?? []);
        return Answer(targetMethod.Name) ?? Default(targetMethod.ReturnType);
    }

    /// <summary>A task that is over, with nothing in it.</summary>
    private static object? Default(Type type) => type.IsGenericType
        ? typeof(Task).GetMethod(nameof(Task.FromResult))!.MakeGenericMethod(type.GenericTypeArguments[0]).Invoke(null, [null])
        : Task.CompletedTask;
}

namespace Aetherion.Api.Sockets.Messages;

/// <summary>The text that tells messages of this type from others.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class MessageTypeAttribute(string name) : Attribute
{
    public string Name => name;

    public static string Of(Type message) =>
        ((MessageTypeAttribute)message.GetProperty("Type")!.GetCustomAttributes(typeof(MessageTypeAttribute), false)[0])
        .Name;
}
